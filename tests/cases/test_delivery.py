"""What becomes of a notice after Telegram has had its say."""

from datetime import timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.delivery import (
    LONGEST_WAIT,
    MOST_ATTEMPTS,
    DeliveryState,
    Later,
    MessageGone,
    Migrated,
    Outcome,
    Refused,
    Rejected,
    Sent,
    Settlement,
    ThreadClosed,
    ThreadGone,
    Unknown,
    backoff,
    settle,
)

SOON = timedelta(seconds=2)
#: Every outcome, whether a second copy does harm, and what follows at the first attempt.
TABLE: list[tuple[Outcome, bool, Settlement]] = [
    (Sent(7), False, Settlement(DeliveryState.SENT)),
    (Sent(), True, Settlement(DeliveryState.SENT)),
    (
        Later(timedelta(seconds=30), counted=False),
        False,
        Settlement(DeliveryState.WAITING, timedelta(seconds=30), counted=False),
    ),
    (
        Later(timedelta(0)),
        False,
        Settlement(DeliveryState.WAITING, SOON, reason="Later"),
    ),
    (
        Unknown("ReadTimeout"),
        False,
        Settlement(DeliveryState.UNKNOWN, alert=True, reason="ReadTimeout"),
    ),
    (
        Unknown("ReadTimeout"),
        True,
        Settlement(DeliveryState.WAITING, SOON, reason="ReadTimeout"),
    ),
    (Migrated(-100), False, Settlement(DeliveryState.WAITING, reason="Migrated")),
    (ThreadGone(), False, Settlement(DeliveryState.WAITING, reason="ThreadGone")),
    (ThreadClosed(), False, Settlement(DeliveryState.WAITING, reason="ThreadClosed")),
    (MessageGone(), True, Settlement(DeliveryState.WAITING, reason="MessageGone")),
    (
        Refused("bot was blocked"),
        True,
        Settlement(DeliveryState.PARKED, alert=True, reason="bot was blocked"),
    ),
    (
        Rejected("can't parse entities"),
        True,
        Settlement(DeliveryState.DEAD, alert=True, reason="can't parse entities"),
    ),
]


@pytest.mark.parametrize(("outcome", "harmless", "expected"), TABLE, ids=repr)
def test_outcome_is_settled_by_the_table(
    outcome: Outcome, *, harmless: bool, expected: Settlement
) -> None:
    assert settle(outcome, harmless=harmless, attempts=1, luck=0.0) == expected


def test_table_names_every_outcome() -> None:
    assert {type(outcome) for outcome, _, _ in TABLE} == set(get_args(Outcome))


@pytest.mark.parametrize(
    "outcome", [Later(timedelta(0)), Unknown("?"), ThreadGone(), Migrated(-1)], ids=repr
)
def test_what_never_succeeds_is_given_up_and_told(outcome: Outcome) -> None:
    end = settle(outcome, harmless=True, attempts=MOST_ATTEMPTS, luck=0.0)
    assert (end.state, end.alert) == (DeliveryState.DEAD, True)


def test_waits_that_telegram_asks_for_never_give_a_notice_up() -> None:
    wait = Later(timedelta(hours=1), counted=False)
    end = settle(wait, harmless=False, attempts=MOST_ATTEMPTS * 2, luck=0.5)
    assert (end.state, end.counted) == (DeliveryState.WAITING, False)


def test_a_topic_that_is_deleted_again_and_again_is_not_opened_in_a_loop() -> None:
    assert settle(ThreadGone(), harmless=False, attempts=2, luck=0.0).after > timedelta(0)


@given(attempts=st.integers(1, 10_000), luck=st.floats(0, 1, exclude_max=True))
def test_waits_grow_up_to_a_limit_and_never_end_at_once(attempts: int, luck: float) -> None:
    assert timedelta(seconds=1) <= backoff(attempts, luck) <= LONGEST_WAIT
    assert backoff(attempts, luck) <= backoff(attempts + 1, luck)


def test_what_failed_together_returns_apart() -> None:
    assert backoff(5, 0.1) != backoff(5, 0.9)


@given(
    outcome=st.sampled_from([outcome for outcome, _, _ in TABLE]),
    harmless=st.booleans(),
    attempts=st.integers(1, MOST_ATTEMPTS * 2),
    luck=st.floats(0, 1, exclude_max=True),
)
def test_only_what_goes_on_waiting_is_silent(
    outcome: Outcome, *, harmless: bool, attempts: int, luck: float
) -> None:
    end = settle(outcome, harmless=harmless, attempts=attempts, luck=luck)
    quiet = {DeliveryState.WAITING, DeliveryState.SENT}
    assert end.alert == (end.state not in quiet)


def test_what_may_have_arrived_is_never_sent_again_by_itself() -> None:
    for attempts in range(1, MOST_ATTEMPTS):
        end = settle(Unknown("?"), harmless=False, attempts=attempts, luck=0.3)
        assert end.state is DeliveryState.UNKNOWN
