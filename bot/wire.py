"""A few questions to the Bot API by plain HTTP, for commands that need no Telegram library."""

from dataclasses import dataclass
from typing import Any, Self

import aiohttp

from bot.config import Settings

SECONDS = 10.0


class WireError(Exception):
    """Telegram refused, or did not answer; says what it said, never the address with the token."""


@dataclass(frozen=True, slots=True)
class Wire:
    """The bot of one token."""

    address: str

    @classmethod
    def of(cls, settings: Settings) -> Self | None:
        """The wire of these settings; None without a token."""
        if settings.bot_token is None:
            return None
        api = str(settings.telegram_api).rstrip("/")
        return cls(f"{api}/bot{settings.bot_token.get_secret_value()}")

    async def ask(self, method: str, **values: str | int) -> Any:  # noqa: ANN401  JSON
        """What Telegram answers; raises WireError."""
        timeout = aiohttp.ClientTimeout(total=SECONDS)
        try:
            async with (
                aiohttp.ClientSession(timeout=timeout) as session,
                session.post(f"{self.address}/{method}", json=values) as answer,
            ):
                body = await answer.json(content_type=None)
        except (aiohttp.ClientError, TimeoutError, ValueError) as error:
            raise WireError(type(error).__name__) from None
        if not isinstance(body, dict) or not body.get("ok"):
            said = body.get("description") if isinstance(body, dict) else None
            raise WireError(str(said or "?"))
        return body["result"]
