"""One call of the bot from the wire to the answer: faults, schema, limits, method, journal."""

import asyncio
import json
from dataclasses import dataclass, replace
from functools import partial

from aiohttp import web

from bot.sandbox.errors import ApiError, bad_request, not_found, too_many, unauthorized
from bot.sandbox.faults import Fault, Rule
from bot.sandbox.journal import Entry
from bot.sandbox.methods import METHODS, documented_name
from bot.sandbox.shapes import Json
from bot.sandbox.stage import Stage
from bot.sandbox.wire import Call, read_call

dumps = partial(json.dumps, ensure_ascii=False)

REASONS = {500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable"}
#: Parameters that change who sees a message; ignoring them would show it to the wrong people.
UNKNOWN_HERE = frozenset(
    (
        "business_connection_id",
        "direct_messages_topic_id",
        "ephemeral_message_parameters",
        "rich_message",
        "suggested_post_parameters",
    )
)
HTML_BODY = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What goes back: a status and a body, or a cut connection (status 0)."""

    status: int
    body: Json | None
    verdict: tuple[str, ...] | None = None
    fault: str | None = None


async def answer_call(stage: Stage, request: web.Request) -> web.StreamResponse:
    """Answer one HTTP request of the bot."""
    method = documented_name(request.match_info["method"])
    if request.match_info["token"] != stage.token:
        return _response(_refusal(unauthorized()))
    try:
        call = await read_call(request, method)
    except ApiError as refused:
        outcome = await _recorded(stage, Call(method), _refusal(refused))
    else:
        outcome = await perform(stage, call)
    if outcome.status == 0:
        if request.transport is not None:
            request.transport.abort()
        return web.Response()
    return _response(outcome)


def _response(outcome: Outcome) -> web.Response:
    if outcome.body is None:
        return web.Response(text=HTML_BODY, status=outcome.status, content_type="text/html")
    return web.json_response(outcome.body, status=outcome.status, dumps=dumps)


async def perform(stage: Stage, call: Call) -> Outcome:
    """Do a call under the rules and faults in force, and write it down."""
    return await _recorded(stage, call, None)


async def _recorded(stage: Stage, call: Call, ready: Outcome | None) -> Outcome:
    loop = asyncio.get_running_loop()
    n, at, begun = stage.journal.number(), stage.now().timestamp(), loop.time()
    outcome = ready or await _under_faults(stage, call)
    entry = Entry(
        n=n,
        at=at,
        took_ms=(loop.time() - begun) * 1000,
        method=call.method,
        params=call.params,
        files=tuple(upload.name for upload in call.files.values()),
        status=outcome.status,
        answer=outcome.body,
        verdict=outcome.verdict,
        fault=outcome.fault,
    )
    stage.journal.add(entry)
    if not entry.is_empty_poll:
        stage.feed.publish("call", entry.shown(whole=False))
    return outcome


async def _under_faults(stage: Stage, call: Call) -> Outcome:
    rule = stage.faults.for_call(call.method, call.params.get("chat_id"))
    if rule is None:
        return await _checked(stage, call)
    outcome = await _spoiled(stage, call, rule)
    return replace(outcome, fault=rule.kind.value)


async def _spoiled(stage: Stage, call: Call, rule: Rule) -> Outcome:
    match rule.kind:
        case Fault.SLOW:
            outcome = await _checked(stage, call)
            await _pause(stage, rule.seconds)
            return outcome
        case Fault.CUT_AFTER:
            done = await _checked(stage, call)
            return Outcome(0, done.body, done.verdict)
        case Fault.HANG:
            await _pause(stage, rule.seconds)
            return Outcome(0, None)
        case Fault.CUT_BEFORE:
            return Outcome(0, None)
        case Fault.HTML:
            return Outcome(rule.status or 502, None)
        case _:
            return _refusal(_error(rule))


def _error(rule: Rule) -> ApiError:
    if rule.kind == Fault.TOO_MANY:
        return too_many(rule.retry_after)
    if rule.kind == Fault.UNAUTHORIZED:
        return unauthorized()
    status = rule.status or (400 if rule.kind == Fault.ERROR else 500)
    return ApiError(status, rule.description or REASONS.get(status, "Bad Request"))


async def _pause(stage: Stage, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await stage.closing.wait()
    except TimeoutError:
        return


async def _checked(stage: Stage, call: Call) -> Outcome:
    do = METHODS.get(call.method)
    if do is None:
        return _refusal(not_found())
    verdict = stage.schema.verdict(call.method, call.params) if stage.schema else None
    try:
        for name in UNKNOWN_HERE & call.params.keys():
            raise bad_request(f"this server does not know {name}")
        if verdict and stage.strict_schema:
            raise bad_request(f"the schema objects: {'; '.join(verdict)}")
        stage.buckets.take(call.method, call.params)
        result = await do(stage, call)
    except ApiError as refused:
        return replace(_refusal(refused), verdict=verdict)
    return Outcome(200, {"ok": True, "result": result}, verdict)


def _refusal(refused: ApiError) -> Outcome:
    return Outcome(refused.code, refused.body())
