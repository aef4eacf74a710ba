"""`danisma invite`: a link that gives a role."""

from dataclasses import replace
from datetime import timedelta
from typing import Annotated

import typer

from bot import cli_posts
from bot.cli_show import say
from bot.desk_line import Counter, at_the_counter
from bot.wire import Wire, WireError
from cases.people import Language, Role
from handlers.phrases import phrases
from handlers.services.invitations import Invitations, Invited, Wanted, random_codes
from handlers.views.moments import day_of

Uses = Annotated[int | None, typer.Option(min=1, help="En çok kaç kişi (yalnız memurda).")]
Days = Annotated[int | None, typer.Option(min=1, max=3650, help="Bağlantı kaç gün geçerli.")]


def invite(  # noqa: PLR0913  each is an option of the command
    role: Annotated[Role, typer.Argument(metavar="GÖREV")],
    *,
    municipality: cli_posts.Town = "",
    unlisted: cli_posts.Unlisted = False,
    institution: cli_posts.Institution = "",
    group: cli_posts.Group = "",
    expertise: cli_posts.Expertise = "",
    title: cli_posts.Title = "",
    uses: Uses = None,
    days: Days = None,
) -> None:
    """Davet bağlantısı hazırlar ve yazar; bağlantı bir daha gösterilmez."""
    town = cli_posts.town(municipality, unlisted=unlisted)
    post = cli_posts.seat(institution, group, expertise, title)
    good_for = None if days is None else timedelta(days=days)
    wanted = Wanted(role, replace(post, municipality=town), uses, good_for)

    async def work(counter: Counter) -> tuple[Invited, str | None]:
        service = Invitations(counter.storage, counter.clock, counter.rules, random_codes())
        return await service.invite(wanted, by=None), await _name(counter)

    made, bot = at_the_counter(work)
    _show(made, bot)


async def _name(counter: Counter) -> str | None:
    """The bot's name for the link; None where there is no token, or Telegram is silent."""
    wire = Wire.of(counter.settings)
    if wire is None:
        return None
    try:
        return str((await wire.ask("getMe"))["username"])
    except WireError:
        return None


def _show(made: Invited, bot: str | None) -> None:
    day = day_of(made.invite.expires_at, phrases(Language.TURKISH))
    say(f"https://t.me/{bot}?start={made.payload}" if bot else f"/start {made.payload}")
    if bot is None:
        say("Botun adı öğrenilemedi: kişi bu satırı bota yazmalı.")
    say(f"En çok {made.invite.uses} kişi kullanabilir; {day} günü sona erer.")
