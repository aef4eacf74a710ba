"""What an officer is told of herself: her municipality, what was masked, her records."""

import json
from collections.abc import Sequence
from datetime import datetime

from cases.case import Attachment, Author, Exchange, ExchangeKind, FileKind, Status, Urgency
from cases.dates import elapsed_in_words
from cases.people import Grant, Municipality, Role
from cases.privacy import Kind
from cases.question import Channel, Complaint, Outcome, Question, Verdict
from cases.rules import Retention
from handlers.markup import Html
from handlers.phrases import Phrases, Say, named
from handlers.services.people import Export, OwnCase
from handlers.services.value_words import in_words
from knowledge.answer import Why
from knowledge.entry import LegalStatus

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


def privacy(kept: Retention, t: Phrases) -> Html:
    """What is kept of her, what for, who sees it, and for how long."""
    lengths = (kept.questions, kept.cases)
    questions, cases = (elapsed_in_words(length, t.language) for length in lengths)
    return t(Say.PRIVACY, questions=questions, cases=cases)


def export(records: Export) -> bytes:
    """Her records as JSON in Turkish, keys and values, readable by people and machines."""
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
        "roller": [_grant(grant) for grant in person.grants],
        "sorular": [_question(question) for question in records.questions],
        "vakalar": [_case(opened) for opened in records.cases],
    }
    return json.dumps(content, ensure_ascii=False, indent=2).encode()


def _grant(grant: Grant) -> dict[str, object]:
    municipality = grant.post.municipality
    return {
        "rol": in_words(Role, grant.role),
        "veriliş": _moment(grant.granted_at),
        "bitiş": _moment(grant.until) if grant.until else None,
        "onay": _moment(grant.confirmed_at) if grant.confirmed_at else None,
        "belediye": municipality.name if municipality else None,
        "kurum": grant.post.institution,
        "unvan": grant.post.title,
    }


def _case(opened: OwnCase) -> dict[str, object]:
    case, request = opened.case, opened.case.request
    return {
        "vaka_no": case.number,
        "durum": in_words(Status, case.status),
        "tür": request.type,
        "konu": request.topic,
        "ivedilik": in_words(Urgency, request.urgency),
        "belediye": request.municipality.name if request.municipality else None,
        "soru_no": request.question_id,
        "açılış": _moment(case.opened_at),
        "son_gün": _moment(case.progress.targets.due_at),
        "bitiş": _moment(case.ended_at) if case.ended_at else None,
        "çözüldü": case.satisfied,
        "yazışma": [_exchange(said) for said in opened.exchanges],
    }


def _exchange(said: Exchange) -> dict[str, object]:
    return {
        "sıra": said.nth,
        "zaman": _moment(said.at),
        "yazan": in_words(Author, said.author),
        "iş": in_words(ExchangeKind, said.kind),
        "metin": said.text,
        "kayıt": said.entry_id,
        "dosyalar": [_file(attached) for attached in said.attachments],
    }


def _file(attached: Attachment) -> dict[str, object]:
    return {"tür": in_words(FileKind, attached.kind), "dosya_no": attached.file_id}


def _question(question: Question) -> dict[str, object]:
    asked, feedback = question.asked, question.feedback
    return {
        "soru_no": question.id,
        "zaman": _moment(asked.asked_at),
        "yer": in_words(Channel, asked.channel),
        "metin": asked.text,
        "sonuç": in_words(Outcome, asked.outcome),
        "gerekçe": in_words(Why, asked.reason),
        "kayıt": asked.entry_id,
        "kayıt_sürümü": asked.entry_version,
        "hukuki_statü": in_words(LegalStatus, asked.status),
        "seçilen_kayıt": question.chosen_entry_id,
        "seçilen_statü": in_words(LegalStatus, question.chosen_status),
        "değerlendirme": in_words(Verdict, feedback.verdict) if feedback else None,
        "değerlendirme_nedeni": in_words(Complaint, feedback.complaint) if feedback else None,
        "değerlendirme_zamanı": _moment(feedback.at) if feedback else None,
    }


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
