"""The command that studies the search and writes docs/search-quality.md."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from bot.cli_files import labelled, write
from bot.cli_library import Root, library_at
from bot.cli_show import say
from knowledge.evaluate import Labelled


def study(
    tuned: Annotated[
        list[Path], typer.Argument(metavar="DOSYA…", help="Ayar yapılan sorular (JSONL).")
    ],
    held_out: Annotated[
        list[Path] | None, typer.Option("--held-out", help="Ayar yapılmayan sorular (JSONL).")
    ] = None,
    page: Annotated[
        Path | None, typer.Option("--write", help="Yazılacak Markdown dosyası.")
    ] = None,
    trials: Annotated[
        bool, typer.Option("--trials", help="Başka ağırlıkları ve eğitilmiş bir modeli de dene.")
    ] = False,
    *,
    root: Root,
) -> None:
    """Aramayı inceler: alan, üslup, yazım hatası, karışan kayıtlar, yanıt eşiği.

    Anlam karşılaştırması (ek paket: semantic) kuruluysa o da yanında ölçülür.
    """
    from bot.cli_semantic import comparing_if_possible
    from bot.study_page import Studied, page_of
    from knowledge.linear import compare
    from knowledge.side_by_side import side_by_side
    from knowledge.study import study as study_of
    from knowledge.trials import try_ways

    library = library_at(root)
    also = comparing_if_possible(library)
    files = {"tuned": tuned, "held out": held_out or []}
    parts = {name: _questions(paths) for name, paths in files.items() if paths}
    linear = compare(library, parts) if trials else ()
    if trials and also:
        linear += compare(also, parts, ", with meaning")
    text = page_of(
        Studied(
            library,
            study_of(library, parts),
            {name: [path.name for path in files[name]] for name in parts},
            try_ways(library, parts) if trials else (),
            linear,
            side_by_side(library, also, parts) if also else None,
        )
    )
    if page:
        write(page, text)
        say(f"{sum(map(len, parts.values()))} soruyla incelendi: {page}")
    else:
        say(text.rstrip())


def _questions(paths: Sequence[Path]) -> list[Labelled]:
    return [question for path in paths for question in labelled(path)]
