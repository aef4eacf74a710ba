"""Cases before the board."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol

from cases.board import Referral


class Board(Protocol):
    """Referrals with their seats.

    `get` raises UNKNOWN_REFERRAL, `save` CASE_CHANGED. A seat with the number 0 is new. `due`
    leases what it gives, as that of the cases does.
    """

    async def add(self, referral: Referral) -> Referral: ...
    async def get(self, referral_id: int) -> Referral: ...
    async def save(self, referral: Referral) -> Referral: ...
    async def of_case(self, number: str) -> Sequence[Referral]: ...
    async def open_of(self, person_id: int) -> Sequence[Referral]: ...
    async def due(
        self, at: datetime, *, limit: int, lease_for: timedelta
    ) -> Sequence[Referral]: ...
    async def postpone(self, referral_id: int, until: datetime) -> None: ...
