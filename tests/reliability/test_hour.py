"""A few busy minutes in leaps; `python -m tests.reliability load` plays the whole hour."""

from functools import partial

import pytest

from tests.bot.leaping import leap
from tests.reliability.__main__ import LISTEN_SECONDS
from tests.reliability.figures import measure
from tests.reliability.hour import Load

pytestmark = pytest.mark.slow

RUSH = Load(officers=40, standing=8, opened=8, questions=40, notes=4, taps=12, seconds=60)
#: What a notice may need beside the windows, by the clock of the play.
OWN_SECONDS = 5.0


def test_a_rush_keeps_telegrams_limits_and_nobody_waits_longer_than_they_force() -> None:
    rush = leap(partial(measure, RUSH), listen=LISTEN_SECONDS)
    assert rush.over_the_limit == 0
    assert rush.is_within_limits
    assert rush.group.forced > OWN_SECONDS
    for waits in (rush.group, rush.people):
        assert waits.longest < waits.forced + OWN_SECONDS
