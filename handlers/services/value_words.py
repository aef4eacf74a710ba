"""The values that a file holds, as people read them; like its headings they are Turkish."""

from collections.abc import Mapping
from enum import StrEnum

from cases.case import Author, Ending, ExchangeKind, FileKind, Status, Urgency
from cases.people import Role
from cases.question import Channel, Complaint, Outcome, Verdict
from knowledge.answer import Why
from knowledge.entry import LegalStatus

#: By kind: values of two kinds may be written alike.
WORDS: Mapping[type[StrEnum], Mapping[str, str]] = {
    Status: {
        Status.OPEN: "sekretaryaya ulaştı",
        Status.TRIAGED: "sırada",
        Status.CLAIMED: "inceleniyor",
        Status.WAITING: "memurdan bilgi bekleniyor",
        Status.REFERRED: "kurulda görüşülüyor",
        Status.ANSWERED: "yanıtlandı",
        Status.CLOSED: "kapandı",
        Status.DECLINED: "masanın kapsamı dışında",
        Status.WITHDRAWN: "geri çekildi",
        Status.LINKED: "benzer bir vakaya bağlandı",
    },
    Urgency: {Urgency.NORMAL: "olağan", Urgency.URGENT: "ivedi"},
    Ending: {
        Ending.SATISFIED: "memur yanıtı yeterli buldu",
        Ending.SILENT: "memur süresinde itiraz etmedi",
        Ending.UNANSWERED: "memur istenen bilgiyi vermedi",
        Ending.BY_DESK: "sekretarya kapattı",
    },
    Author: {Author.OFFICER: "memur", Author.DESK: "masa"},
    ExchangeKind: {
        ExchangeKind.REQUEST: "soru",
        ExchangeKind.ASK: "bilgi isteği",
        ExchangeKind.ADDITION: "ek bilgi",
        ExchangeKind.REPLY: "yanıt",
        ExchangeKind.DECLINE: "kapsam dışı",
        ExchangeKind.COMPLAINT: "yeniden ele alma isteği",
    },
    FileKind: {FileKind.PHOTO: "fotoğraf", FileKind.DOCUMENT: "belge"},
    Role: {
        Role.OFFICER: "memur",
        Role.SECRETARY: "sekreter",
        Role.MEMBER: "kurul üyesi",
        Role.EDITOR: "editör",
        Role.ADMIN: "yönetici",
        Role.AUDITOR: "denetçi",
    },
    Channel: {Channel.PRIVATE: "özel sohbet", Channel.GROUP: "grup"},
    Outcome: {
        Outcome.ANSWERED: "yanıtlandı",
        Outcome.CLARIFIED: "geri soruldu",
        Outcome.ABSTAINED: "yanıt verilmedi",
    },
    Why: {
        Why.SURE: "kayıt soruya uyuyor",
        Why.CLOSE: "kayıtlar birbirine yakın",
        Why.UNSURE: "hangi kayıt olduğu kesin değil",
        Why.ONE_WORD: "tek sözcük yazılmış",
        Why.TWO_QUESTIONS: "iki soru bir arada",
        Why.STATUS: "yanıt hukuki statüye bağlı",
        Why.EMPTY: "soru boş",
        Why.TOO_LONG: "metin çok uzun",
        Why.NOT_FOUND: "kayıt bulunamadı",
    },
    LegalStatus: {
        LegalStatus.TEMPORARY_PROTECTION: "geçici koruma",
        LegalStatus.INTERNATIONAL_PROTECTION: "uluslararası koruma",
        LegalStatus.RESIDENCE_PERMIT: "ikamet izni",
        LegalStatus.UNREGISTERED: "kayıtsız",
        LegalStatus.CITIZEN: "vatandaş",
    },
    Verdict: {Verdict.HELPED: "işe yaradı", Verdict.NOT_HELPED: "işe yaramadı"},
    Complaint: {
        Complaint.WRONG_TOPIC: "soru bu değildi",
        Complaint.TOO_GENERAL: "çok genel",
        Complaint.OUTDATED: "güncel değil",
        Complaint.UNCLEAR: "anlaşılır değil",
        Complaint.REWORD: "başka türlü soracak",
        Complaint.NOT_OURS: "belediyenin işi değil",
        Complaint.OTHER: "başka bir neden",
    },
}


def in_words(kind: type[StrEnum], value: str | None) -> str | None:
    """The word for a value; one that an older version left stays as it is."""
    return None if value is None else WORDS[kind].get(value, value)
