"""A case in its columns, and back."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row

from cases.case import (
    Attachment,
    Case,
    Ending,
    Extension,
    FileKind,
    Pause,
    Progress,
    Request,
    Status,
    Targets,
    Urgency,
)
from storage.columns import cleaned
from storage.post_columns import municipality_columns, municipality_of
from storage.wording import searched


def case_columns(case: Case) -> dict[str, object]:
    """Everything that a move may change; the number, the key and the revision are set apart."""
    return {
        "status": case.status.value,
        **_request_columns(case),
        **_progress_columns(case.progress),
        "opened_at": case.opened_at,
        "officer_id": case.officer_id,
        "holder_id": case.holder_id,
        "held_until": case.held_until,
        "linked_to": case.linked_to,
        "ended_at": case.ended_at,
        "ending": case.ending.value if case.ending else None,
        "entry_id": case.entry_id,
        "exchanges": case.exchanges,
        "reopened": case.reopened,
        "satisfied": case.satisfied,
        "next_at": case.next_at,
        "told": sorted(case.told),
        "swept_until": None,
    }


def case_of(row: Row[Any]) -> Case:
    """The case of a row."""
    return Case(
        number=row.number,
        revision=row.revision,
        status=Status(row.status),
        request=_request(row),
        opened_at=row.opened_at,
        progress=_progress(row),
        officer_id=row.officer_id,
        holder_id=row.holder_id,
        held_until=row.held_until,
        linked_to=row.linked_to,
        ended_at=row.ended_at,
        ending=Ending(row.ending) if row.ending else None,
        entry_id=row.entry_id,
        exchanges=row.exchanges,
        reopened=row.reopened,
        satisfied=row.satisfied,
        next_at=row.next_at,
        told=frozenset(row.told),
    )


def file_columns(attachments: tuple[Attachment, ...]) -> list[list[str]]:
    """Attachments as they are kept."""
    return [[attachment.kind.value, attachment.file_id] for attachment in attachments]


def files_of(kept: list[list[str]]) -> tuple[Attachment, ...]:
    """Attachments as they were kept."""
    return tuple(Attachment(FileKind(kind), file_id) for kind, file_id in kept)


def _request_columns(case: Case) -> dict[str, object]:
    request = case.request
    town = request.municipality
    place = searched(town.name, town.province) if town else ""
    return {
        "type": request.type,
        "title": request.title,
        "text": request.text,
        **municipality_columns(town),
        "topic": request.topic,
        "urgency": request.urgency.value,
        "question_id": request.question_id,
        "place": place,
        "words": " ".join((searched(case.number, request.title, request.text), place)),
    }


def _request(row: Row[Any]) -> Request:
    return Request(
        type=row.type,
        title=row.title,
        text=row.text,
        municipality=municipality_of(row),
        topic=row.topic,
        urgency=Urgency(row.urgency),
        question_id=row.question_id,
    )


def _progress_columns(progress: Progress) -> dict[str, object]:
    return {
        "respond_by": progress.targets.respond_by,
        "due_at": progress.targets.due_at,
        "responded_at": progress.responded_at,
        "answered_at": progress.answered_at,
        "pauses": [[_iso(pause.since), _iso(pause.until)] for pause in progress.pauses],
        "extensions": [
            [each.by.total_seconds(), cleaned(each.reason), _iso(each.at)]
            for each in progress.extensions
        ],
    }


def _progress(row: Row[Any]) -> Progress:
    return Progress(
        targets=Targets(row.respond_by, row.due_at),
        responded_at=row.responded_at,
        answered_at=row.answered_at,
        pauses=tuple(
            Pause(datetime.fromisoformat(since), datetime.fromisoformat(until) if until else None)
            for since, until in row.pauses
        ),
        extensions=tuple(
            Extension(timedelta(seconds=by), reason, datetime.fromisoformat(at))
            for by, reason, at in row.extensions
        ),
    )


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
