"""The buttons of the overview."""

from typing import Annotated

from pydantic import StringConstraints

from handlers.callbacks import Number, Page, Tap
from handlers.services.queue import Shelf

CaseNumber = Annotated[
    str, StringConstraints(pattern=r"^[A-ZÇĞİÖŞÜ]{2,6}-[0-9]{4}-[0-9]{4,9}$", max_length=24)
]


class ShowQueue(Tap, prefix="wq"):
    """A page of the queue."""

    shelf: Shelf
    page: Page


class ShowCase(Tap, prefix="wc"):
    """A case, as the queue shows it in private."""

    number: CaseNumber


class ShowHealth(Tap, prefix="wh"):
    """The desk's health, looked at again."""


class ShowFailures(Tap, prefix="wf"):
    """A page of what did not arrive."""

    page: Page


class Retry(Tap, prefix="wr"):
    """Send again what failed."""

    parcel: Number
    page: Page


class TakeForArrived(Tap, prefix="wa"):
    """Take what failed for arrived."""

    parcel: Number
    page: Page
