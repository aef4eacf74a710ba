"""Wordings in both languages of the screens."""

from pydantic import BaseModel, ConfigDict

from cases.people import Language


class Value(BaseModel):
    """A part of the rules: it never changes and knows all its fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Words(Value):
    """A wording; where the English is missing the Turkish stands in."""

    tr: str
    en: str = ""

    def told(self, language: Language) -> str:
        """The wording in that language."""
        return (self.en if language is Language.ENGLISH else "") or self.tr


class Lines(Value):
    """Lines; where the English ones are missing the Turkish stand in."""

    tr: tuple[str, ...]
    en: tuple[str, ...] = ()

    def told(self, language: Language) -> tuple[str, ...]:
        """The lines in that language."""
        return (self.en if language is Language.ENGLISH else ()) or self.tr
