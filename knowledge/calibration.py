"""The numbers the search was fitted with: weights of the views, coefficients, bands.

The file is written by `danisma knowledge calibrate` and never by hand.
"""

from typing import Annotated

from pydantic import Field

from knowledge.entry import Value


class Weights(Value):
    """How much each view counts in the score."""

    wording_letters: float = 0.5
    entry_letters: float = 0.5
    entry_words: float = 0.5
    answer_words: float = 0.3
    #: Of the likeness by meaning, where the extra `semantic` is in use.
    meaning: float = 0.0


class Bands(Value):
    """From which probability the desk answers, and from which it asks back."""

    answer: Annotated[float, Field(ge=0.5, le=1)] = 0.65
    clarify: Annotated[float, Field(ge=0, le=1)] = 0.15
    #: How sure each half of a message with two questions must be on its own.
    part: Annotated[float, Field(ge=0, le=1)] = 0.5


class Calibration(Value):
    """Everything that was fitted, with a note of the questions it was fitted on."""

    weights: Weights = Weights()
    #: One coefficient a feature, in the order of `knowledge.rank.FEATURES`; the last is the bias.
    coefficients: tuple[float, ...] = (2.13, 5.62, *(0.0 for _ in range(8)), -3.69)
    bands: Bands = Bands()
    fitted_on: str = ""
    #: The same for a search that also compares meanings; without it such a search is not used.
    semantic: "Calibration | None" = None
