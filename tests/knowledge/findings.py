"""How a finding must read: plain Turkish for an editor who never saw YAML or Python."""

import re

from knowledge.finding import Finding

#: Words of parsers, validators and Python that no editor has to know.
JARGON = re.compile(
    r"\b(?:field required|required|input|should|valid|value_error|error|string|str|int|float|enum"
    r"|extra|forbidden|none|traceback|exception|line|column|mapping|sequence|scalar|token|anchor"
    r"|alias|tag|expected|found|key|dict|list|tuple|type|parser|scanner|pydantic|pyyaml|model"
    r"|object at|class)\b",
    re.IGNORECASE,
)
#: What may stand in a sentence although it is no Turkish: quoted words, names of files.
_QUOTED = re.compile(r"'[^']*'|“[^”]*”|\b[a-z]+\.yaml\b")
_REPR = re.compile(r"\\[nuxt]|\bTrap\b|<class|\[\(|\(\)|\{\}|''")
_TURKISH = re.compile(r"\b(?:\w*[çğıöşü]\w*|\w+(?:lar|ler|malı|meli|yor|iniz|mez)|diye|boş)\b")


def assert_sentence(finding: Finding) -> None:
    """Fails unless the finding is a Turkish sentence with a remedy, whatever was typed."""
    bare = _QUOTED.sub("", finding.message)
    assert not JARGON.search(bare), finding.message
    assert _TURKISH.search(bare), finding.message
    assert finding.message.endswith("."), finding.message
    assert finding.example, finding.message
    assert finding.line >= 1, finding.message


def assert_plain(finding: Finding) -> None:
    """Fails unless the sentence also holds nothing of Python and begins as sentences do."""
    assert_sentence(finding)
    assert not _REPR.search(finding.message), finding.message
    assert finding.message[0].isupper() or finding.message[0] in "'&“", finding.message
    assert "  " not in finding.message, finding.message
