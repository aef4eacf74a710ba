"""Personal data in an entry's file: an entry is about everybody and names nobody."""

from collections.abc import Iterator

from cases.personal import KIND_LABELS, Kind
from cases.privacy import scan
from knowledge.finding import Finding, Severity
from knowledge.syntax import field_at

#: What reads like these may be a street or a town after all: said, and left to the editor.
_LIKELY = frozenset({Kind.NAME, Kind.ADDRESS, Kind.BIRTHDATE})
_RULE = "personal"
_REMEDY = "Silip yerine genel bir söz yazınız: bir kişi, bir aile, başvuran"
_NATIONAL = 10
#: Of Turkish numbers the mobile ones begin so; the others are an office's.
_MOBILE = "5"
_OFFICES = (".gov.tr", ".bel.tr", ".edu.tr", ".k12.tr", ".org.tr", ".org", ".int")


def personal_findings(text: str, file: str, *, likely: bool = True) -> tuple[Finding, ...]:
    """What stands in a file of somebody, row by row, remarks included; never the data itself.

    Numbers and addresses that lead to a person are errors. Names, streets and days of birth are
    warnings, and left out without `likely`. Telephones and addresses of offices may stand.
    """
    rows = text.splitlines()
    return tuple(
        Finding(file, line, field_at(rows, line), _RULE, _said(kind), _REMEDY, _weight(kind))
        for line, row in enumerate(rows, 1)
        for kind in dict.fromkeys(_kinds(row))
        if likely or kind not in _LIKELY
    )


def _said(kind: Kind) -> str:
    head = "Burada kişisel veri olabilir" if kind in _LIKELY else "Burada kişisel veri var"
    return f"{head} ({KIND_LABELS[kind]}); kayıtta kimsenin adı, numarası, adresi bulunmaz."


def _weight(kind: Kind) -> Severity:
    return Severity.WARNING if kind in _LIKELY else Severity.ERROR


def _kinds(row: str) -> Iterator[Kind]:
    for span in scan(row):
        if not _is_of_nobody(span.kind, row[span.start : span.end]):
            yield span.kind


def _is_of_nobody(kind: Kind, found: str) -> bool:
    """Whether it is an office's, or two numbers with an English word between them."""
    if kind is Kind.PHONE:
        national = "".join(filter(str.isdigit, found))[-_NATIONAL:]
        abroad = found.startswith("+") and not found.startswith("+90")
        return not abroad and not national.startswith(_MOBILE)
    if kind is Kind.EMAIL:
        name, _, place = found.casefold().partition("@")
        return place.endswith(_OFFICES) and "." not in name
    return kind is Kind.PLATE and found != found.upper()
