"""Receiving: long polling and the webhook."""

import re

from bot.sandbox.errors import bad_request
from bot.sandbox.shapes import Json
from bot.sandbox.stage import Stage
from bot.sandbox.updates import WebhookSettings
from bot.sandbox.wire import Call

SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
MOST_CONNECTIONS = 100


async def get_updates(stage: Stage, call: Call) -> list[Json]:
    """A batch of updates; see Updates.poll."""
    stage.updates.allow(call.array("allowed_updates"))
    return await stage.updates.poll(
        call.number("offset"), call.number("limit"), call.number("timeout")
    )


async def set_webhook(stage: Stage, call: Call) -> bool:
    """Push updates to a url from now on."""
    url, secret = call.text("url"), call.text("secret_token")
    if url and not re.match(r"https?://[^\s/]+", url):
        raise bad_request("bad webhook: invalid webhook URL specified")
    if secret and not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    connections = call.number("max_connections", 40)
    settings = WebhookSettings(url, secret, min(max(connections, 1), MOST_CONNECTIONS))
    stage.updates.allow(call.array("allowed_updates"))
    stage.updates.set_webhook(settings, drop=call.flag("drop_pending_updates"))
    return True


async def delete_webhook(stage: Stage, call: Call) -> bool:
    """Back to long polling."""
    drop = call.flag("drop_pending_updates")
    stage.updates.set_webhook(WebhookSettings(), drop=drop)
    return True


async def get_webhook_info(stage: Stage, _call: Call) -> Json:
    """How the webhook does."""
    return webhook_info(stage)


def webhook_info(stage: Stage) -> Json:
    """WebhookInfo."""
    updates, hook = stage.updates, stage.updates.webhook
    info: Json = {
        "url": hook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(updates.queue),
    }
    if hook.url:
        info |= {"max_connections": hook.max_connections, "ip_address": "127.0.0.1"}
    if hook.last_error:
        info |= {
            "last_error_date": hook.last_error_at,
            "last_error_message": hook.last_error,
        }
    if updates.allowed is not None:
        info["allowed_updates"] = sorted(updates.allowed)
    return info


METHODS = {
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
