"""What the knowledge commands print: a decision for people or machines, findings as JSON."""

import json
import sys
from collections.abc import Iterable, Iterator
from typing import NoReturn

import typer

from knowledge.answer import Abstention, Answer, Clarification, Decision, Match, Why
from knowledge.entry import AnswerText, Confidence, Entry, Law, Obligation, Source, Variant
from knowledge.finding import Finding
from knowledge.library import Library
from knowledge.resource import Resource

#: The exit code for arguments and folders that cannot be used.
UNUSABLE = 2
#: The views of the search, as an editor reads them.
VIEWS = {
    "wording_letters": "en yakın soruluşa harf benzerliği",
    "entry_letters": "kaydın tümüne harf benzerliği",
    "entry_words": "kaydın sözcükleriyle örtüşme",
    "answer_words": "yanıt metniyle örtüşme",
    "meaning": "anlamca yakınlık",
    "verbatim": "soruluşun kendisi",
}


def say(text: str) -> None:
    """One line, or several, on the standard output."""
    sys.stdout.write(f"{text}\n")


def warn(text: str) -> None:
    """One line, or several, on the error output."""
    sys.stderr.write(f"{text}\n")


def say_json(value: object, *, indent: int | None = None) -> None:
    """A value as JSON with Turkish letters as they are."""
    say(json.dumps(value, ensure_ascii=False, indent=indent))


def fail(message: str) -> NoReturn:
    """Say what is wrong on the error output, and stop."""
    warn(message)
    raise typer.Exit(UNUSABLE)


def decision_json(decision: Decision) -> dict[str, object]:
    """A decision for machines."""
    evidence = decision.evidence
    shown: dict[str, object] = {"why": decision.why.value}
    match decision:
        case Answer(entry=entry, status=status, presumed=presumed):
            shown |= {"decision": "answer", "entry": entry.id, "answer": _text(decision).short}
            shown |= {"status": status.value if status else None, "presumed": presumed}
        case Clarification(entries=entries):
            shown |= {"decision": "clarify", "choices": [e.id for e in entries]}
        case Abstention(nearest=nearest):
            shown |= {"decision": "abstain", "nearest": [e.id for e in nearest]}
    return shown | {
        "probability": round(evidence.probability, 4),
        "candidates": [{"id": m.entry.id, "score": round(m.score, 4)} for m in evidence.matches],
    }


def finding_json(finding: Finding) -> dict[str, object]:
    """A finding for machines."""
    return {
        "file": finding.file,
        "line": finding.line,
        "field": finding.field,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "example": finding.example,
    }


def show_match(place: int, match: Match) -> None:
    """One candidate of a ranking with its reasons."""
    say(f"{place}. {match.entry.id}  {match.score:.3f}   en yakın soruluş: {match.wording}")
    for reason in match.reasons:
        words = f"  ({', '.join(map(_word, reason.words))})" if reason.words else ""
        say(f"     {VIEWS[reason.view]:<36}{reason.share:.3f}{words}")


def _word(word: str) -> str:
    """A word as it was typed, a group of synonyms with a sign before its name."""
    return f"≈ {word[1:].replace('-', ' ')}" if word.startswith("§") else word


def show_decision(decision: Decision, library: Library) -> None:
    """A decision as an officer would read it."""
    match decision:
        case Answer():
            _show_answer(decision, library)
        case Clarification(why=Why.STATUS, entries=(entry,)):
            say(f"{entry.question}\nKişinin hukuki statüsü nedir?")
            for status in entry.variants:
                say(f"  - {status.value}")
        case Clarification(entries=entries):
            say("Bunu mu demek istediniz?")
            for entry in entries:
                say(f"  - {entry.question}  ({entry.id})")
        case Abstention():
            say("Bu soruya kayıtlarımızda yanıt yok.")


def show_resources(found: Iterable[Resource]) -> None:
    """What there is to read on, with its address."""
    listed = [f"  - {r.title}{f'  {r.url}' if r.url else ''}" for r in found]
    if listed:
        say("\n".join(("\nİlgili yayın ve uygulamalar:", *listed)))


def _show_answer(answer: Answer, library: Library) -> None:
    entry, text = answer.entry, _text(answer)
    say(f"[{_obligation(answer).value}] {entry.question}\n\n{text.short}")
    for place, step in enumerate(text.steps, 1):
        say(f"  {place}. {step}")
    if text.avoid:
        say("Yapmayınız:")
    for avoided in text.avoid:
        say(f"  - {avoided}")
    for warning in _warnings(entry):
        say(f"⚠️ {warning}")
    if sources := _sources(entry, library):
        say(f"\nDayanak: {'; '.join(sources)}")
    if places := [library.directory[key] for key in entry.refer_to if key in library.directory]:
        phones = (f"{p.name} ({p.phone})" if p.phone else p.name for p in places)
        say(f"Yönlendirme: {', '.join(phones)}")
    if answer.presumed and answer.status:
        say(f"Varsayılan hukuki statü: {answer.status.value}")
    say(f"\nKayıt: {entry.id} · sürüm {entry.version} · {entry.reviewed_on}")


def _warnings(entry: Entry) -> Iterator[str]:
    """What speaks against relying on the entry as it stands."""
    doubt = "" if entry.confidence is Confidence.HIGH else f"Güven derecesi {entry.confidence}. "
    if doubt or entry.confidence_note:
        yield f"{doubt}{entry.confidence_note or 'Kullanmadan önce teyit ediniz.'}"
    if entry.volatile:
        yield f"Değişebilir: {entry.volatile}"


def _sources(entry: Entry, library: Library) -> list[str]:
    return [_source(s, library.laws[s.law]) for s in entry.sources if s.law in library.laws]


def _source(source: Source, law: Law) -> str:
    cited = f"{law.short} m. {', '.join(source.articles)}" if source.articles else law.short
    return cited if source.verified else f"{cited} (teyit ediniz)"


def _variant(answer: Answer) -> Variant | None:
    return answer.entry.variants.get(answer.status) if answer.status else None


def _text(answer: Answer) -> AnswerText | Variant:
    return _variant(answer) or answer.entry.answer


def _obligation(answer: Answer) -> Obligation:
    variant = _variant(answer)
    return (variant and variant.obligation) or answer.entry.obligation
