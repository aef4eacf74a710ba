"""Further wordings of an entry: a plain text file beside the entries, one wording a line.

They are indexed like aliases and kept out of the editors' way.
"""

from collections.abc import Iterator

from knowledge.finding import Finding
from knowledge.shelf import Shelf
from knowledge.text import tokens
from knowledge.texts import wordings_in

#: A wording is a message, not a document.
LONGEST = 600


def read_examples(raw: bytes, file: str) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """The wordings of one file; blank lines and lines that begin with # are remarks."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        message = "Dosya UTF-8 ile kaydedilmemiş; Türkçe harfler bozulur."
        remedy = "Düzenleyicide kodlamayı 'UTF-8' seçip yeniden kaydediniz."
        return (), (Finding(file, line, "", "encoding", message, remedy),)
    lines = [line.strip() for line in text.split("\n")]
    wordings = tuple(line for line in lines if line and not line.startswith("#"))
    return wordings, tuple(_too_long(lines, file))


def _too_long(lines: list[str], file: str) -> Iterator[Finding]:
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST:
            message = f"Satır {LONGEST} harften uzun; her satırda tek bir soruluş bulunur."
            yield Finding(
                file, number, "", "examples", message, "Satırı bölünüz ya da kısaltınız."
            )


def examples_findings(shelf: Shelf) -> Iterator[Finding]:
    """Files that belong to no entry, and wordings that another entry or a test already has."""
    known = {sheet.entry.id for sheet in shelf.sheets} | shelf.unread
    owner = {
        tokens(text): sheet.entry.id
        for sheet in shelf.sheets
        for _, text in wordings_in(sheet.entry)
    }
    tests = {tokens(text) for sheet in shelf.sheets for text in sheet.entry.tests}
    for name, wordings in shelf.examples.items():
        file = f"examples/{name}.txt"
        if name not in known:
            message = f"'{name}' kimlikli bir kayıt yok; bu dosya kullanılmıyor."
            yield Finding(
                file, 1, "", "examples", message, "Dosyayı siliniz ya da adını düzeltiniz."
            )
        for text in wordings:
            words = tokens(text)
            if words in tests:
                message = f"'{text}' bir sınama sorusuyla aynı; sınama sayılmaz."
                yield Finding(file, 1, "", "examples", message, "Satırı siliniz.")
            elif owner.setdefault(words, name) != name:
                message = f"'{text}' sorusu {owner[words]} kaydında da var."
                yield Finding(file, 1, "", "examples", message, "Satırı siliniz.")
