"""What a masked text shows and what it covers, for the tests of single rules."""

from cases.privacy import Kind, scan


def covered(text: str, kind: Kind) -> list[str]:
    """The pieces of a text that are covered as this kind."""
    return [text[span.start : span.end] for span in scan(text) if span.kind is kind]
