"""Everything that may be done with a case, each move a pure function: it saves and sends nothing.

A move gives a `Moved`, or raises a DeskError. The same move again gives the case back unchanged.
"""

from cases.gate import TABLE, allowed, capacities, is_taken, may_be_reopened, reopenable_until
from cases.moved import Moved
from cases.moves_board import refer, return_from_board
from cases.moves_clock import sweep
from cases.moves_desk import assign, claim, extend, note, release, triage
from cases.moves_ends import close, reopen
from cases.moves_links import follow, link, unlink
from cases.moves_officer import add, open_case, satisfy, withdraw
from cases.moves_words import ask, decline, reply

__all__ = [
    "TABLE",
    "Moved",
    "add",
    "allowed",
    "ask",
    "assign",
    "capacities",
    "claim",
    "close",
    "decline",
    "extend",
    "follow",
    "is_taken",
    "link",
    "may_be_reopened",
    "note",
    "open_case",
    "refer",
    "release",
    "reopen",
    "reopenable_until",
    "reply",
    "return_from_board",
    "satisfy",
    "sweep",
    "triage",
    "unlink",
    "withdraw",
]
