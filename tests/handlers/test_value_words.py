"""What stands in a file has a Turkish word of its own."""

from enum import StrEnum

import pytest

from handlers.services.value_words import WORDS, in_words


@pytest.mark.parametrize("kind", WORDS)
def test_every_value_has_a_word_of_its_own(kind: type[StrEnum]) -> None:
    words = [in_words(kind, value) for value in kind]
    assert not set(words) & {value.value for value in kind}
    assert len(set(words)) == len(kind)


def test_value_of_an_older_version_stays_as_it_is() -> None:
    kind = next(iter(WORDS))
    assert in_words(kind, "no_match") == "no_match"
    assert in_words(kind, None) is None
