"""The measures of the search, as an editor reads them."""

from collections.abc import Iterator

from knowledge.evaluate import Report

#: What each measure says; the guide for editors explains them.
NAMES = {
    "questions": "Soru",
    "answerable": "Kayıtlarda yanıtı olan soru",
    "recall_at_1": "Doğru kayıt ilk sırada",
    "recall_at_3": "Doğru kayıt ilk üçte",
    "mrr_at_10": "Doğru kaydın sırası (1: hep ilk)",
    "answer_precision": "Verilen yanıtların doğru olanı",
    "answer_coverage": "Hemen yanıtlanan",
    "clarified": "Geri sorulan",
    "status_asked": "Hukuki statüsü sorulan",
    "target_shown": "Doğru kaydı memura gösterilen",
    "false_answers": "Yanıtı yokken yanıtlanan",
    "false_answers_by_kind": "Yanıtı yokken yanıtlanan",
    "abstained_on_unanswerable": "Yanıtı yokken yanıt verilmeyen",
    "auroc": "Yanıtı olanı olmayandan ayırma (1: hep)",
    "p50_ms": "Soruların yarısında süre en çok",
    "p95_ms": "Soruların %95'inde süre en çok",
}
#: These lie in 0..1 and are no shares of anything.
_BARE = frozenset({"mrr_at_10", "auroc"})
_NOTHING = "-"


def measures(report: Report) -> Iterator[tuple[str, str]]:
    """Name and value of each measure; "-" where there was nothing to measure."""
    for key, value in report.model_dump().items():
        if isinstance(value, dict):
            for kind, share in value.items():
                yield f"{NAMES[key]}: {kind or 'türü yazılmamış'}", _percent(share)
        else:
            yield NAMES[key], _shown(key, value)


def _shown(key: str, value: float | None) -> str:
    if value is None:
        return _NOTHING
    if isinstance(value, int):
        return str(value)
    if key.endswith("_ms"):
        return f"{_comma(value, 1)} ms"
    return _comma(value, 3) if key in _BARE else _percent(value)


def _percent(share: float) -> str:
    return f"%{_comma(share * 100, 1)}"


def _comma(value: float, digits: int) -> str:
    return f"{value:.{digits}f}".replace(".", ",")
