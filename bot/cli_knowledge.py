"""Commands for the entries and the search; neither Telegram library is imported here."""

import json
import re
import time
from pathlib import Path
from typing import Annotated

import typer

from bot import cli_study
from bot.cli_editing import check, fix, today
from bot.cli_files import labelled, write
from bot.cli_library import AsJson, Root, library_at
from bot.cli_measures import measures
from bot.cli_show import fail, say, say_json, show_match, show_resources
from knowledge import evaluate as evaluation
from knowledge.calibrate import calibrate as fit_calibration
from knowledge.calibrate import calibrate_semantic
from knowledge.loader import CALIBRATION, inspect
from knowledge.schema import Described, schema_of
from knowledge.template import template, write_calibration

app = typer.Typer(help="Bilgi kayıtları ve arama.", no_args_is_help=True)
app.command()(check)
app.command()(fix)
app.command("study")(cli_study.study)

Semantic = Annotated[
    bool, typer.Option("--semantic", help="Anlamı da karşılaştır (ek paket: semantic).")
]

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ID_LETTERS = 60


@app.command()
def search(
    question: Annotated[str, typer.Argument(metavar="SORU", help="Aranacak soru.")],
    limit: Annotated[int, typer.Option(min=1, max=20, help="Kaç aday gösterilsin.")] = 5,
    semantic: Semantic = False,
    as_json: AsJson = False,
    *,
    root: Root,
) -> None:
    """Sıralamayı, puanları ve nedenlerini gösterir."""
    library = library_at(root)
    if semantic:
        from bot.cli_semantic import comparing

        library = comparing(library)
    found = library.rank(question, limit)
    if as_json:
        say_json(
            [{"id": m.entry.id, "score": round(m.score, 4), "wording": m.wording} for m in found]
        )
        return
    if not found:
        say("Aday yok: soruda aranacak bir sözcük bulunamadı.")
    for place, match in enumerate(found, 1):
        show_match(place, match)
    show_resources(library.resources_for(question))


@app.command("eval")
def evaluate(
    file: Annotated[
        Path | None, typer.Argument(metavar="DOSYA", help="Etiketli sorular (JSONL).")
    ] = None,
    rows: Annotated[Path | None, typer.Option("--rows", help="Her soru için bir satır.")] = None,
    semantic: Semantic = False,
    as_json: AsJson = False,
    *,
    root: Root,
) -> None:
    """Aramayı etiketli sorularla ölçer; dosya verilmezse kayıtların sınama sorularıyla."""
    library = library_at(root)
    asked = labelled(file) if file else evaluation.own_tests(library)
    if semantic:
        from bot.cli_semantic import comparing

        library = comparing(library)
    results = evaluation.run(library, asked, time.perf_counter)
    if rows:
        lines = (json.dumps(row.as_json(), ensure_ascii=False) for row in results)
        write(rows, "".join(f"{line}\n" for line in lines))
    summary = evaluation.report(results)
    if as_json:
        say(summary.model_dump_json())
        return
    from rich.console import Console
    from rich.table import Table

    table = Table("Ölçü", "Değer", box=None)
    for row in measures(summary):
        table.add_row(*row)
    Console(soft_wrap=True, highlight=False).print(table)


@app.command()
def calibrate(
    files: Annotated[
        list[Path], typer.Argument(metavar="DOSYA…", help="Geliştirme soruları (JSONL).")
    ],
    semantic: Semantic = False,
    *,
    root: Root,
) -> None:
    """Katsayıları ve eşikleri geliştirme sorularından bulur, calibration.yaml dosyasına yazar.

    --semantic ile anlam karşılaştırmasının ayarı da yenilenir; onsuz eskisi olduğu gibi kalır.
    """
    library = library_at(root, afresh={CALIBRATION})
    asked = [question for file in files for question in labelled(file)]
    if len({bool(question.gold) for question in asked}) < len((True, False)):
        fail("Hem yanıtı olan hem yanıtı olmayan sorular gerekir; dosyaları tamamlayınız.")
    names = ", ".join(sorted(file.name for file in files))
    note = f"{names}: {len(asked)} soru"
    fitted = fit_calibration(library, asked, note)
    of_meaning = library.calibration.semantic
    if semantic:
        from bot.cli_semantic import meaning_of

        of_meaning = calibrate_semantic(library, meaning_of(library), asked, note)
    fitted = fitted.model_copy(update={"semantic": of_meaning})
    write(root / CALIBRATION, write_calibration(fitted))
    say(
        f"{len(asked)} soruyla ayarlandı: yanıt eşiği {fitted.bands.answer}, "
        f"netleştirme eşiği {fitted.bands.clarify}."
    )


@app.command()
def new(
    entry_id: Annotated[str, typer.Argument(metavar="KİMLİK", help="örn. okul-kaydi")],
    topic: Annotated[str, typer.Option(help="Konu anahtarı.")] = "sosyal-yardim",
    *,
    root: Root,
) -> None:
    """Yeni kayıt için açıklamalı bir şablon yazar."""
    topics = inspect(root)[0].topics
    if not topics:
        fail("Konular okunamadı; önce `danisma knowledge check` ile topics.yaml'a bakınız.")
    if topic not in topics:
        fail(f"'{topic}' konusu yok. Konular: {', '.join(topics)}")
    if not _ID.fullmatch(entry_id):
        fail(
            "Kimlik yalnız küçük harf (ç, ğ, ı, ö, ş, ü olmadan), rakam ve kısa çizgiden oluşur: "
            "okul-kaydi-yabanci-cocuk"
        )
    if len(entry_id) > _ID_LETTERS:
        fail(f"Kimlik en çok {_ID_LETTERS} harf olabilir.")
    if any((root / "entries").rglob(f"{entry_id}.yaml")):
        fail(f"'{entry_id}' kimlikli bir kayıt zaten var.")
    path = root / "entries" / topic / f"{entry_id}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    write(path, template(entry_id, topic, today()))
    say(f"Şablon yazıldı: {path}")


@app.command()
def schema(
    of: Annotated[Described, typer.Argument(help="Hangi dosyanın biçimi.")] = Described.ENTRY,
) -> None:
    """Düzenleyici programlar için JSON Schema yazar."""
    say_json(schema_of(of), indent=2)
