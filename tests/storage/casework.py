"""Cases that the suites of the storage share."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from cases.case import (
    Attachment,
    Author,
    Case,
    Exchange,
    ExchangeKind,
    FileKind,
    Note,
    Progress,
    Request,
    Status,
    Targets,
)
from cases.people import Municipality, Person
from storage.unit import Storage
from tests.storage.moments import NOON

DAY = timedelta(days=1)
REQUEST = Request(
    type="hukuki",
    title="Pazar yeri tahsisi",
    text="Geçici koruma altındaki esnafa pazar yeri verilebilir mi?",
    municipality=Municipality("Şahinbey", "Gaziantep"),
    topic="calisma",
)
PROGRESS = Progress(Targets(NOON + DAY, NOON + 5 * DAY))
FILES = (Attachment(FileKind.PHOTO, "AgACAgQ"), Attachment(FileKind.DOCUMENT, "BQACAgQ"))


def new_case(officer: Person | None, number: str = "SDK-2026-0001", **changes: Any) -> Case:  # noqa: ANN401  any field
    """A case that has just been opened."""
    opened = Case(
        number=number,
        revision=1,
        status=Status.OPEN,
        request=REQUEST,
        opened_at=NOON,
        progress=PROGRESS,
        officer_id=officer.id if officer else None,
    )
    return replace(opened, **changes)


async def kept(storage: Storage, *cases: Case) -> None:
    """Keep cases under keys of their own."""
    async with storage.write() as unit:
        for case in cases:
            await unit.cases.add(case, key=f"opening:{case.number}")


def said(nth: int = 1, *, by: Person | None = None, update_id: int | None = None) -> Exchange:
    """What an officer said, with two files."""
    return Exchange(
        nth=nth,
        kind=ExchangeKind.REQUEST,
        author=Author.OFFICER,
        at=NOON,
        text="Pazar yeri kimlere verilir?",
        person_id=by.id if by else None,
        attachments=FILES,
        update_id=update_id,
    )


def noted(text: str = "Zabıta ile görüşülsün.", *, update_id: int | None = None) -> Note:
    """What a secretary wrote for her colleagues."""
    return Note(NOON, text, attachments=FILES[:1], update_id=update_id)
