"""`danisma role`, `danisma people`, `danisma place`: who may do what, and where."""

from dataclasses import replace
from typing import Annotated

import typer

from bot import cli_posts
from bot.cli_show import fail, say
from bot.desk_line import Counter, at_the_counter
from cases.people import Grant, Language, Role
from cases.threads import SECRETARIAT
from handlers.phrases import phrases
from handlers.services.membership import Holder, Membership
from handlers.services.places import Places
from handlers.views.moments import day_of
from handlers.views.people import label

role = typer.Typer(no_args_is_help=True, help="Görev verir, onaylar, geri alır.")
people = typer.Typer(no_args_is_help=True, help="Kimin hangi görevi var.")
place = typer.Typer(no_args_is_help=True, help="Sekretaryanın grubu.")

#: Telegram's numbers have at most 52 bits, and ours fit beside them.
MOST = 2**52 - 1
GrantNo = Annotated[
    int,
    typer.Argument(metavar="GÖREV_NO", min=1, max=MOST, help="`danisma people list` yazar."),
]
_T = phrases(Language.TURKISH)


@role.callback()
def _role() -> None:
    """Görev verir, onaylar, geri alır."""


@role.command()
def grant(  # noqa: PLR0913  each is an option of the command
    name: Annotated[Role, typer.Argument(metavar="GÖREV")],
    telegram_id: Annotated[int, typer.Argument(metavar="TELEGRAM_NO", min=1, max=MOST)],
    *,
    municipality: cli_posts.Town = "",
    unlisted: cli_posts.Unlisted = False,
    institution: cli_posts.Institution = "",
    group: cli_posts.Group = "",
    expertise: cli_posts.Expertise = "",
    title: cli_posts.Title = "",
) -> None:
    """Telegram numarası bilinen kişiye görev verir."""
    town = cli_posts.town(municipality, unlisted=unlisted)
    post = replace(cli_posts.seat(institution, group, expertise, title), municipality=town)

    async def work(counter: Counter) -> Grant:
        return await _membership(counter).grant_newcomer(telegram_id, name, post, by=None)

    given = at_the_counter(work)
    say(f"Görev {given.id} verildi{_until(given)}.")


@role.command()
def revoke(number: GrantNo) -> None:
    """Görevi geri alır."""

    async def work(counter: Counter) -> Grant | None:
        return await _membership(counter).revoke(number, by=None)

    if at_the_counter(work) is None:
        fail("Böyle bir görev yok. Görev numaraları: danisma people list")
    say(f"Görev {number} geri alındı.")


@role.command()
def confirm(number: GrantNo) -> None:
    """Yıllık onayı verir: görev kurallardaki süre kadar uzar."""

    async def work(counter: Counter) -> Grant:
        return await _membership(counter).confirm(number, by=None)

    confirmed = at_the_counter(work)
    say(f"Görev {confirmed.id} onaylandı{_until(confirmed)}.")


@people.callback()
def _people() -> None:
    """Kimin hangi görevi var."""


@people.command("list")
def list_(
    name: Annotated[Role | None, typer.Argument(metavar="GÖREV")] = None,
) -> None:
    """Görevlileri yazar: görev no, kişi no, görev, bitiş."""

    async def work(counter: Counter) -> list[Holder]:
        membership = _membership(counter)
        wanted = [name] if name else list(Role)
        return [holder for each in wanted for holder in await membership.holders(each, by=None)]

    found = at_the_counter(work)
    for holder in found:
        say(f"{holder.grant.id:>5}  {label(holder, _T)}{_until(holder.grant)}")
    if not found:
        say("Görevli yok.")


@place.callback()
def _place() -> None:
    """Sekretaryanın grubu."""


# The number of a group begins with a minus: it is no option. One without is a private chat.
@place.command(SECRETARIAT, context_settings={"ignore_unknown_options": True})
def secretariat(
    chat_id: Annotated[
        int, typer.Argument(metavar="GRUP_NO", min=-MOST, max=-1, help="örn. -1001234567890")
    ],
    plain: Annotated[bool, typer.Option("--plain", help="Grupta konular kapalı.")] = False,
) -> None:
    """Sekretaryanın çalıştığı grubu belirler."""

    async def work(counter: Counter) -> None:
        places = Places(counter.storage, counter.clock)
        await places.settle(chat_id, is_forum=not plain, by=None)

    at_the_counter(work)
    say(f"Sekretarya artık {chat_id} numaralı grupta çalışıyor.")


def _membership(counter: Counter) -> Membership:
    return Membership(counter.storage, counter.clock, counter.rules)


def _until(given: Grant) -> str:
    return f"; {day_of(given.until, _T)} gününe kadar" if given.until else ""
