"""The draft of an entry out of what was answered: its fields filled, what is open said.

The text it gets must name nobody any more; who is named in it is not for this room to know.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.basis import law_in
from knowledge.entry import Law, Obligation
from knowledge.library import Library
from knowledge.lint import ALIASES, TESTS
from knowledge.text import sentences, tokens

#: Of the fields of an entry, with room for the quotation marks that become curved ones.
ID_CHARS = 60
QUESTION_CHARS = 290
ALIAS_CHARS = 160
LINE_CHARS = 600
#: So many sentences say it shortly; what follows are steps.
SHORT_CHARS = 350
MOST_STEPS = 8

_ARTICLE = re.compile(
    r"\b(?:madde(?:si|sinin|ler)?|mad|md|m)\b[.\s]*(\d+(?:/[0-9A-Za-zçğıöşü]{1,3})*(?:-[a-zçğıöşü])?)",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"\b(\d{1,3})(?:\.|'?(?:nci|ncı|ncu|ncü|inci|ıncı|uncu|üncü))\s+madde", re.IGNORECASE
)
#: What an editor has to fill in: a text, but without a word, so that the check asks for one.
_OPEN = "……"
_QUOTES = str.maketrans({"\\": "/", '"': "”"})


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with its answer, nobody named: what a draft is made of.

    `wordings` are the asker's own words; `basis` names laws and articles, one a line;
    `obligation` is None where nobody said it.
    """

    question: str
    wordings: tuple[str, ...]
    answer: str
    obligation: Obligation | None = None
    conditions: str = ""
    basis: tuple[str, ...] = ()
    topic: str | None = None
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of the file with the id and the topic it was given."""

    entry_id: str
    topic: str
    text: str


def draft(answered: Answered, library: Library, today: date) -> Draft:
    """A file that reads well and lacks what only an editor can give: more ways to ask."""
    entry_id = _free_id(answered.question, library)
    known = answered.topic if answered.topic in library.topics else None
    topic = known or _topic_of(answered, library)
    rows = [*_head(entry_id), *_asked(answered), *_placed(topic, answered)]
    rows += [*_answer(answered), *_sources(answered.basis, library.laws.values(), today)]
    rows += [*_doubt(answered), *_end(today)]
    return Draft(entry_id, topic, "\n".join(rows) + "\n")


def _head(entry_id: str) -> Iterator[str]:
    yield "# Taslak: yanıtlanmış bir vakadan hazırlandı; yayımlanmadan önce tamamlanır."
    yield "# Okuyunuz, düzeltiniz, '…' ve '#' ile gösterilen yerleri doldurunuz."
    yield f"id: {entry_id}"


def _asked(answered: Answered) -> Iterator[str]:
    asked = answered.question.rstrip(" ?.!")
    question = _cut(asked or "…", QUESTION_CHARS) + "?"
    yield f"question: {_quoted(question)}   # memurun soracağı tam soru olarak yazınız"
    yield f"aliases:   # en az {ALIASES} başka soruluş; bunlar memurun kendi sözleridir"
    seen = {tokens(question)}
    for wording in answered.wordings:
        alias = _cut(wording, ALIAS_CHARS)
        if tokens(alias) and tokens(alias) not in seen:
            seen.add(tokens(alias))
            yield f"  - {_quoted(alias)}"
    if len(seen) == 1:
        yield f"  - {_quoted(_OPEN)}"


def _placed(topic: str, answered: Answered) -> Iterator[str]:
    checked = "" if topic == answered.topic else "   # arama böyle önerdi; denetleyiniz"
    yield f"topic: {topic}{checked}"
    obligation = answered.obligation or Obligation.INFORMATION
    open_question = (
        "" if answered.obligation else "   # zorunlu, takdir, yönlendirme, yasak, bilgi?"
    )
    yield f"obligation: {obligation.value}{open_question}"


def _answer(answered: Answered) -> Iterator[str]:
    said = list(_sentences(answered.answer))
    short, rest = _first(said)
    yield "answer:"
    yield f"  short: {_quoted(short)}   # önce yanıt: Evet / Hayır / …"
    steps = [*rest[:MOST_STEPS], *_sentences(answered.conditions)]
    if steps:
        yield "  steps:   # ne yapılır, sırayla; gerekmeyeni siliniz"
        yield from (f"    - {_quoted(step)}" for step in steps)
    if len(rest) > MOST_STEPS:
        yield "  # Yanıt uzundu, sonu alınmadı; vakanın yanıtına bakınız."


def _first(said: Sequence[str]) -> tuple[str, list[str]]:
    """As many sentences as are short together, and those that follow."""
    short, rest = said[0] if said else _OPEN, list(said[1:])
    while rest and len(short) + len(rest[0]) < SHORT_CHARS:
        short = f"{short} {rest.pop(0)}"
    return short, rest


def _sources(basis: Sequence[str], laws: Iterable[Law], today: date) -> Iterator[str]:
    known = [(line, law.key) for line in basis if (law := law_in(line, laws))]
    if known:
        yield f"sources:   # metni okudukça ekleyiniz: verified: {today.isoformat()}"
    for line, key in known:
        articles = [*_ARTICLE.findall(line), *_ORDINAL.findall(line)]
        shown = f"articles: [{', '.join(_quoted(a.casefold()) for a in articles)}]"
        reason = f"note: {_quoted(_cut(line, LINE_CHARS))}"
        yield f"  - {{law: {_quoted(key)}, {shown if articles else reason}}}"
    for line in basis:
        if tokens(line) and line not in [known_line for known_line, _ in known]:
            yield f"# dayanak olarak yazılmıştı, kanun anahtarını bulunuz: {_plain(line)}"


def _doubt(answered: Answered) -> Iterator[str]:
    yield "confidence: orta   # yüksek, orta, düşük"
    if answered.doubt:
        yield f"confidence_note: {_quoted(_cut(answered.doubt, LINE_CHARS))}"


def _end(today: date) -> Iterator[str]:
    yield f"reviewed_on: {today.isoformat()}   # dayanakları okuduğunuz gün"
    yield "review_every: 180"
    yield f"tests: []   # en az {TESTS} sınama sorusu; yukarıdakilerden başka sözcüklerle"


def _free_id(question: str, library: Library) -> str:
    words, taken = tokens(question), {*library.entries, *library.replaced}
    found = ""
    for word in words:
        if not word.isascii() or len(found) + len(word) >= ID_CHARS - 4:
            break
        found = f"{found}-{word}" if found else word
    found = found or "yeni-kayit"
    numbered = (f"{found}-{number}" for number in range(2, 1000))
    return found if found not in taken else next(name for name in numbered if name not in taken)


def _topic_of(answered: Answered, library: Library) -> str:
    """The topic of the nearest entry."""
    near = library.rank(answered.question, 1)
    return near[0].entry.topic if near else next(iter(library.topics))


def _sentences(text: str) -> Iterator[str]:
    for sentence in sentences(text):
        if tokens(sentence):
            yield _cut(sentence, LINE_CHARS)


def _cut(text: str, limit: int) -> str:
    """One row of at most so many characters, whole words."""
    row = _plain(text)
    return row if len(row) <= limit else row[: limit - 1].rsplit(" ", 1)[0] + "…"


def _plain(text: str) -> str:
    return " ".join(text.split())


def _quoted(text: str) -> str:
    return f'"{text.translate(_QUOTES)}"'
