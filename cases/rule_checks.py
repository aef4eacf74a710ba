"""What single values of rules.yaml cannot tell: whether they go together."""

from datetime import timedelta
from typing import TYPE_CHECKING

from cases.move import BY_ITSELF, Move

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cases.rules import BoardRules, CaseType, Retention, Rules
    from cases.sheet import Path

    #: Where it stands, what is wrong with it, and how it could be.
    Clash = tuple[Path, str, str]


#: Telegram delivers an update again for a day; what the number of one forgets comes in twice.
LEAST_INBOX = timedelta(days=2)
#: What is said once a week or month is known by the notice that said it.
LEAST_OUTBOX = timedelta(days=30)
#: So long the secretariat has before a case closes whose officer does not answer.
LEAST_NOTICE = timedelta(days=7)


def clashes(rules: "Rules") -> "Iterator[Clash]":
    """Every two values that contradict each other."""
    for key, kind in rules.types.items():
        yield from _targets(("types", key), kind)
    yield from _closing(rules.close_unanswered_after)
    yield from _board(rules.board)
    yield from _permissions(rules.may)
    yield from _retention(rules.retention)


def _closing(after: timedelta) -> "Iterator[Clash]":
    if after < LEAST_NOTICE:
        sentence = f"en az {LEAST_NOTICE.days} gün olmalı: sekretaryanın ilgilenmeye vakti kalsın."
        yield ("close_unanswered_after",), sentence, "close_unanswered_after: 3 hafta"


def _targets(path: "Path", kind: "CaseType") -> "Iterator[Clash]":
    if kind.respond_within > kind.resolve_within:
        sentence = "ilk dönüş süresi yanıt süresinden uzun."
        yield (*path, "respond_within"), sentence, "respond_within: 1 iş günü"
    if kind.urgent_respond_within > kind.urgent_resolve_within:
        sentence = "ivedi vakada ilk dönüş süresi yanıt süresinden uzun."
        yield (*path, "urgent_respond_within"), sentence, "urgent_respond_within: 2 iş saati"
    if kind.urgent_respond_within > kind.respond_within:
        sentence = "ivedi vakaya ilk dönüş, ivedi olmayandan geç."
        yield (*path, "urgent_respond_within"), sentence, "urgent_respond_within: 2 iş saati"
    if kind.urgent_resolve_within > kind.resolve_within:
        sentence = "ivedi vakanın yanıtı, ivedi olmayandan geç."
        yield (*path, "urgent_resolve_within"), sentence, "urgent_resolve_within: 2 iş günü"


def _board(board: "BoardRules") -> "Iterator[Clash]":
    for group in board.composition:
        if group not in board.groups:
            sentence = f"'{group}' diye bir kesim yok; kesimler: {', '.join(board.groups)}."
            yield ("board", "composition", group), sentence, f"{next(iter(board.groups), '')}: 1"
    needed = sum(board.composition.values())
    if needed > board.quorum:
        sentence = f"toplamı ({needed}) yeter sayıyı ({board.quorum}) aşıyor."
        yield ("board", "composition"), sentence, f"quorum: {needed}"


def _permissions(may: "Mapping[Move, frozenset[str]]") -> "Iterator[Clash]":
    for move in Move:
        if move not in may:
            sentence = f"'{move}' satırı eksik: bu işlemi kimin yapabileceği belli değil."
            yield ("may",), sentence, f"{move}: [sekreter]"
        elif not may[move] and move not in BY_ITSELF:
            sentence = f"'{move}' için en az bir kişi yazılmalı; bu işlemi masa kendisi yapamaz."
            yield ("may", str(move)), sentence, f"{move}: [sekreter]"


def _retention(kept: "Retention") -> "Iterator[Clash]":
    if kept.inbox < LEAST_INBOX:
        sentence = f"en az {LEAST_INBOX.days} gün olmalı: Telegram bir güncellemeyi yineleyebilir."
        yield ("retention", "inbox"), sentence, "inbox: 7 gün"
    if kept.outbox < LEAST_OUTBOX:
        sentence = f"en az {LEAST_OUTBOX.days} gün olmalı: yoksa aynı bildirim iki kez gider."
        yield ("retention", "outbox"), sentence, "outbox: 90 gün"
