"""What an officer is told of herself: her municipality, what was masked, her records."""

import json
from collections.abc import Sequence
from datetime import datetime

from cases.people import Municipality
from cases.privacy import Kind
from cases.question import Question
from handlers.markup import Html
from handlers.phrases import Phrases, Say, named
from handlers.services.people import Export

EXPORT_NAME = "danisma-masasi-verilerim.json"


def town(municipality: Municipality, t: Phrases) -> str:
    """The municipality's full name, with its province where the name does not say it."""
    name, province = municipality.name, municipality.province
    if province is None or name.startswith(province):
        return t.plain(Say.TOWN_NAME, name=name)
    return t.plain(Say.TOWN_NAME_IN_PROVINCE, name=name, province=province)


def masked(kinds: Sequence[Kind], t: Phrases) -> Html:
    """What was hidden in her message, once a kind; nothing when nothing was."""
    if not kinds:
        return Html()
    hidden = [t.plain(named("KIND", kind)) for kind in dict.fromkeys(kinds)]
    return t(Say.MASKED, kinds=t.both(hidden))


def export(records: Export) -> bytes:
    """Her records as JSON with Turkish keys, readable by people and machines."""
    person = records.person
    chosen = person.municipality
    content = {
        "kişi": {
            "kayıt_no": person.id,
            "telegram_kullanıcı_no": person.telegram_id,
            "dil": person.language.value,
            "katılma": _moment(person.joined_at),
            "belediye": chosen.name if chosen else None,
            "il": chosen.province if chosen else None,
        },
        "sorular": [_question(question) for question in records.questions],
    }
    return json.dumps(content, ensure_ascii=False, indent=2).encode()


def _question(question: Question) -> dict[str, object]:
    asked, feedback = question.asked, question.feedback
    return {
        "soru_no": question.id,
        "zaman": _moment(asked.asked_at),
        "yer": asked.channel.value,
        "metin": asked.text,
        "sonuç": asked.outcome.value,
        "gerekçe": asked.reason,
        "kayıt": asked.entry_id,
        "kayıt_sürümü": asked.entry_version,
        "hukuki_statü": asked.status,
        "seçilen_kayıt": question.chosen_entry_id,
        "seçilen_statü": question.chosen_status,
        "değerlendirme": feedback.verdict.value if feedback else None,
        "değerlendirme_nedeni": feedback.complaint if feedback else None,
        "değerlendirme_zamanı": _moment(feedback.at) if feedback else None,
    }


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
