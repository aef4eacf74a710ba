"""How an outcome says why, in each language; the Turkish sentence is the one that is kept."""

from collections.abc import Mapping
from dataclasses import dataclass

from cases.board import Position
from cases.people import Language


@dataclass(frozen=True, slots=True)
class Wording:
    """The parts of the sentence; numbers stand where the braces are."""

    language: Language
    positions: Mapping[Position, str]
    #: How many hold what, joined by commas.
    held: str
    numbers: str
    recused: str
    given: str
    abstained: str
    silent: str
    not_awaited: str
    all_recused: str
    no_quorum: str
    lacking: str
    group: str
    nobody: str
    no_consensus: str
    no_majority: str
    unanimous: str
    majority: str
    withdrawn: str


TURKISH = Wording(
    language=Language.TURKISH,
    positions={
        Position.YES: "olumlu",
        Position.NO: "olumsuz",
        Position.CONDITIONAL: "koşullu",
    },
    held="{number} {name}",
    numbers="Görüş istenen {asked} üye: {done}; yeter sayı {quorum}.",
    recused="{number} üye çekildi",
    given="{number} üye görüş bildirdi",
    abstained="{number} üye çekimser kaldı",
    silent="{number} üye süresinde görüş bildirmedi",
    not_awaited="{number} üye sonucu değiştiremeyeceği için beklenmedi",
    all_recused="Bütün üyeler çekildiği için karar alınamadı.",
    no_quorum="Toplantı yeter sayısına ulaşılamadı.",
    lacking="Kurulun bileşimi sağlanamadı: {groups}.",
    group="{group} ({number} üye eksik)",
    nobody="Görüş bildiren olmadığı için karar yeter sayısına ulaşılamadı.",
    no_consensus="Oy birliği sağlanamadı ({held}).",
    no_majority=(
        "Karar yeter sayısına ulaşılamadı; hiçbir görüş yarıdan fazla oy almadı ({held})."
    ),
    unanimous="Bildirilen görüşlerin tamamı {name} ({number}); oy birliğiyle kabul edildi.",
    majority="{number} görüş {name}; {dissent} karşı görüşle, oy çokluğuyla kabul edildi.",
    withdrawn="Soru, kurul sonuca varmadan geri çekildi; görüşler sayılmadı.",
)
ENGLISH = Wording(
    language=Language.ENGLISH,
    positions={
        Position.YES: "favourable",
        Position.NO: "unfavourable",
        Position.CONDITIONAL: "conditional",
    },
    held="{name}: {number}",
    numbers="Members asked: {asked} ({done}); quorum: {quorum}.",
    recused="recused: {number}",
    given="gave an opinion: {number}",
    abstained="abstained: {number}",
    silent="gave none in time: {number}",
    not_awaited="not awaited, as they could not change the outcome: {number}",
    all_recused="All members recused themselves, so no decision could be taken.",
    no_quorum="The quorum for deliberation was not reached.",
    lacking="The composition of the board was not met: {groups}.",
    group="{group} (missing: {number})",
    nobody="Nobody gave an opinion, so there was no quorum for a decision.",
    no_consensus="There was no consensus ({held}).",
    no_majority=(
        "There was no quorum for a decision; no position was held by more than half ({held})."
    ),
    unanimous="All opinions ({number}) are {name}; adopted unanimously.",
    majority="Opinions that are {name}: {number}, dissenting: {dissent}; adopted by majority.",
    withdrawn=(
        "The question was withdrawn before the board came to a conclusion; opinions were not"
        " counted."
    ),
)
