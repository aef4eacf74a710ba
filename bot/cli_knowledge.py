"""Commands for the entries and the search; neither Telegram library is imported here."""

import json
import sys
import time
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.table import Table

from knowledge import evaluate as evaluation
from knowledge.answer import Abstention, Answer, Clarification, Decision, Why
from knowledge.calibrate import calibrate as fit_calibration
from knowledge.entry import Entry
from knowledge.finding import Finding, Severity
from knowledge.library import Library
from knowledge.loader import SHIPPED, LibraryError, inspect, load
from knowledge.template import template, write_calibration

app = typer.Typer(help="Bilgi kayıtları ve arama.", no_args_is_help=True)

Root = Annotated[Path, typer.Option("--root", help="Kayıtların klasörü.")]
AsJson = Annotated[bool, typer.Option("--json", help="Makine için JSON yaz.")]

out = Console(soft_wrap=True, highlight=False)
err = Console(stderr=True, soft_wrap=True, highlight=False)


def ask(
    question: Annotated[str, typer.Argument(help="Memurun sorusu.")],
    as_json: AsJson = False,
    root: Root = SHIPPED,
) -> None:
    """Bir soruyu yanıtlar, geri sorar ya da yanıtı olmadığını söyler."""
    decision = _library(root).decide(question)
    if as_json:
        _print(json.dumps(_decision_json(decision), ensure_ascii=False))
    else:
        _show(decision)


@app.command()
def check(
    paths: Annotated[list[Path] | None, typer.Argument(help="Yalnız bu dosyalar.")] = None,
    as_json: AsJson = False,
    root: Root = SHIPPED,
) -> None:
    """Kayıtlardaki yanlışları dosya, satır ve çözüm örneğiyle bildirir."""
    shelf, findings = inspect(root)
    if paths:
        wanted = {path.resolve() for path in paths}
        findings = tuple(f for f in findings if _concerns(root / f.file, wanted))
    errors = [f for f in findings if f.severity is Severity.ERROR]
    if as_json:
        _print(json.dumps([_finding_json(f) for f in findings], ensure_ascii=False))
    else:
        for finding in findings:
            _print(str(finding))
        warnings = len(findings) - len(errors)
        _print(f"{len(shelf.sheets)} kayıt okundu: {len(errors)} hata, {warnings} uyarı.")
    raise typer.Exit(1 if errors else 0)


@app.command()
def search(
    question: Annotated[str, typer.Argument(help="Aranacak soru.")],
    limit: Annotated[int, typer.Option(help="Kaç aday gösterilsin.")] = 5,
    as_json: AsJson = False,
    root: Root = SHIPPED,
) -> None:
    """Sıralamayı, puanları ve nedenlerini gösterir."""
    found = _library(root).rank(question, limit)
    if as_json:
        rows = [
            {"id": m.entry.id, "score": round(m.score, 4), "wording": m.wording} for m in found
        ]
        _print(json.dumps(rows, ensure_ascii=False))
        return
    for place, match in enumerate(found, 1):
        _print(f"{place}. {match.entry.id}  {match.score:.3f}   en yakın soruluş: {match.wording}")
        for reason in match.reasons:
            words = f"  ({', '.join(reason.words)})" if reason.words else ""
            _print(f"     {VIEWS[reason.view]:<32}{reason.share:.3f}{words}")


#: The views of the search, as an editor reads them.
VIEWS = {
    "wording_letters": "en yakın soruluşa harf benzerliği",
    "entry_letters": "kaydın tümüne harf benzerliği",
    "entry_words": "kaydın sözcükleriyle örtüşme",
    "answer_words": "yanıt metniyle örtüşme",
}


@app.command("eval")
def evaluate(
    file: Annotated[Path | None, typer.Argument(help="Etiketli sorular (JSONL).")] = None,
    rows: Annotated[Path | None, typer.Option("--rows", help="Her soru için bir satır.")] = None,
    as_json: AsJson = False,
    root: Root = SHIPPED,
) -> None:
    """Aramayı etiketli sorularla ölçer; dosya verilmezse kayıtların sınama sorularıyla."""
    library = _library(root)
    asked = _labelled(file) if file else evaluation.own_tests(library)
    results = evaluation.run(library, asked, time.perf_counter)
    if rows:
        lines = (json.dumps(row.as_json(), ensure_ascii=False) for row in results)
        rows.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    summary = evaluation.report(results)
    if as_json:
        _print(summary.model_dump_json())
        return
    table = Table("ölçü", "değer", box=None)
    for name, value in summary.model_dump().items():
        table.add_row(name, json.dumps(value, ensure_ascii=False))
    out.print(table)


@app.command()
def calibrate(
    files: Annotated[list[Path], typer.Argument(help="Geliştirme soruları (JSONL).")],
    root: Root = SHIPPED,
) -> None:
    """Katsayıları ve eşikleri geliştirme sorularından bulur, calibration.yaml dosyasına yazar."""
    library = _library(root)
    asked = [question for file in files for question in _labelled(file)]
    if not asked:
        _fail("Soru yok; en az bir dolu dosya veriniz.")
    names = ", ".join(sorted(file.name for file in files))
    fitted = fit_calibration(library, asked, f"{names}: {len(asked)} soru")
    (root / "calibration.yaml").write_text(write_calibration(fitted), encoding="utf-8")
    _print(
        f"{len(asked)} soruyla ayarlandı: yanıt eşiği {fitted.bands.answer}, "
        f"netleştirme eşiği {fitted.bands.clarify}."
    )


@app.command()
def new(
    entry_id: Annotated[str, typer.Argument(metavar="KİMLİK", help="örn. okul-kaydi")],
    topic: Annotated[str, typer.Option(help="Konu anahtarı.")] = "sosyal-yardim",
    root: Root = SHIPPED,
) -> None:
    """Yeni kayıt için açıklamalı bir şablon yazar."""
    topics, _ = inspect(root)[0].topics, None
    if topic not in topics:
        _fail(f"'{topic}' konusu yok. Konular: {', '.join(topics)}")
    if not _is_slug(entry_id):
        _fail("Kimlik yalnız küçük harf, rakam ve kısa çizgiden oluşur: okul-kaydi-yabanci-cocuk")
    path = root / "entries" / topic / f"{entry_id}.yaml"
    if any((root / "entries").rglob(f"{entry_id}.yaml")):
        _fail(f"'{entry_id}' kimlikli bir kayıt zaten var.")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(template(entry_id, topic), encoding="utf-8")
    _print(f"Şablon yazıldı: {path}")


@app.command()
def schema() -> None:
    """Düzenleyici programlar için JSON Schema yazar."""
    _print(json.dumps(Entry.model_json_schema(), ensure_ascii=False, indent=2))


def _library(root: Path) -> Library:
    try:
        return load(root)
    except LibraryError as error:
        for finding in error.findings:
            err.print(str(finding), markup=False)
        _fail("Bilgi kayıtları yüklenemedi.")
        raise


def _labelled(file: Path) -> list[evaluation.Labelled]:
    if not file.is_file():
        _fail(f"Dosya yok: {file}")
    found = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            fields = json.loads(line)
            keep = {k: v for k, v in fields.items() if k in evaluation.Labelled.model_fields}
            found.append(evaluation.Labelled.model_validate(keep))
        except (ValueError, AttributeError, ValidationError):
            _fail(f'{file.name}, satır {number}: {{"text": "…", "gold": ["…"]}} bekleniyordu.')
    return found


def _decision_json(decision: Decision) -> dict[str, object]:
    evidence = decision.evidence
    shown: dict[str, object] = {"why": decision.why.value}
    match decision:
        case Answer(entry=entry, status=status):
            shown |= {"decision": "answer", "entry": entry.id, "answer": entry.answer.short}
            shown |= {"status": status.value if status else None}
        case Clarification(entries=entries):
            shown |= {"decision": "clarify", "choices": [e.id for e in entries]}
        case Abstention(nearest=nearest):
            shown |= {"decision": "abstain", "nearest": [e.id for e in nearest]}
    return shown | {
        "probability": round(evidence.probability, 4),
        "candidates": [{"id": m.entry.id, "score": round(m.score, 4)} for m in evidence.matches],
    }


def _show(decision: Decision) -> None:
    match decision:
        case Answer(entry=entry, status=status):
            variant = entry.variants.get(status) if status else None
            text = variant or entry.answer
            _print(f"[{entry.obligation.value}] {entry.question}\n\n{text.short}")
            for place, step in enumerate(text.steps, 1):
                _print(f"  {place}. {step}")
            _print(f"\nKayıt: {entry.id} · sürüm {entry.version} · {entry.reviewed_on}")
        case Clarification(why=Why.STATUS, entries=(entry,)):
            _print(f"{entry.question}\nKişinin hukuki statüsü nedir?")
            for status in entry.variants:
                _print(f"  - {status.value}")
        case Clarification(entries=entries):
            _print("Bunu mu demek istediniz?")
            for entry in entries:
                _print(f"  - {entry.question}  ({entry.id})")
        case Abstention():
            _print("Bu soruya kayıtlarımızda yanıt yok.")


def _concerns(file: Path, wanted: set[Path]) -> bool:
    here = file.resolve()
    return here in wanted or any(parent in wanted for parent in here.parents)


def _finding_json(finding: Finding) -> dict[str, object]:
    return {
        "file": finding.file,
        "line": finding.line,
        "field": finding.field,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "example": finding.example,
    }


def _is_slug(text: str) -> bool:
    return all(
        (part.isascii() and part.isalnum() and part.islower()) or part.isdigit()
        for part in text.split("-")
    )


def _print(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def _fail(message: str) -> None:
    err.print(message, markup=False)
    raise typer.Exit(2)
