"""What a role is given for, as it is typed on the command line."""

from typing import Annotated, NoReturn

import typer

from bot.cli_show import fail
from cases.municipalities import Listed, listed
from cases.people import Municipality, Post
from handlers.services.municipalities import suggest, without_dress
from knowledge.text import fold

Town = Annotated[
    str, typer.Option("--municipality", help='Memurun belediyesi, örn. "Şahinbey, Gaziantep".')
]
Unlisted = Annotated[
    bool, typer.Option("--unlisted", help="Belediye listede yok (belde); yazıldığı gibi alınır.")
]
Institution = Annotated[str, typer.Option("--institution", help="Kurul üyesinin kurumu.")]
Group = Annotated[str, typer.Option("--group", help="Üyenin kesimi (kurallardaki anahtarı).")]
Expertise = Annotated[
    str, typer.Option("--expertise", help="Uzmanlık konuları, virgülle ayrılmış.")
]
Title = Annotated[str, typer.Option("--title", help="Görev unvanı; kişi adı değil.")]


def seat(institution: str, group: str, expertise: str, title: str) -> Post:
    """A post without a municipality; what is empty is left out."""
    topics = tuple(each.strip() for each in expertise.split(",") if each.strip())
    return Post(None, institution or None, group or None, topics, title or None)


def town(typed: str, *, unlisted: bool) -> Municipality | None:
    """The municipality that was typed; says which are like it when there is no such one."""
    if not typed:
        return None
    name, _, province = (part.strip() for part in typed.partition(","))
    if unlisted:
        bare = without_dress(name) or fail(f"'{typed}' bir belediye adı değil.")
        return Municipality(bare, province or None, listed=False)
    found = [each for each in listed() if _is(each, name, province)]
    if len(found) != 1:
        _fail_for(typed, found or list(suggest(name)))
    return found[0].chosen


def _fail_for(typed: str, likely: list[Listed]) -> NoReturn:
    named = "; ".join(f"{each.chosen.name}, {each.province}" for each in likely)
    hint = f" Şunlardan biri mi: {named}?" if named else " Belde ise --unlisted ekleyiniz."
    fail(f"'{typed}' listedeki tek bir belediyeyi göstermiyor.{hint}")


def _is(each: Listed, name: str, province: str) -> bool:
    names = {fold(each.chosen.name), *({fold(each.name)} if not _is_twin(each) else ())}
    return fold(without_dress(name)) in names and fold(province) in ("", fold(each.province))


def _is_twin(each: Listed) -> bool:
    """A metropolitan municipality is named in full: a district may bear its short name."""
    return each.chosen.name != each.name
