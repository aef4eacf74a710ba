"""The command that asks the desk; it imports what one answer needs, for people wait for it."""

from typing import Annotated

import typer

from bot.cli_library import AsJson, Root, library_at
from bot.cli_show import decision_json, say_json, show_decision, show_resources


def ask(
    question: Annotated[str, typer.Argument(metavar="SORU", help="Memurun sorusu.")],
    as_json: AsJson = False,
    *,
    root: Root,
) -> None:
    """Bir soruyu yanıtlar, geri sorar ya da yanıtı olmadığını söyler."""
    library = library_at(root)
    decision = library.decide(question)
    if as_json:
        say_json(decision_json(decision))
    else:
        show_decision(decision, library)
        show_resources(library.resources_for(question))
