"""What may be refused: one tree of expected errors, each with a code."""

from enum import StrEnum


class Code(StrEnum):
    """The name under which a refusal has its phrase."""

    UNKNOWN_ENTRY = "unknown_entry"
    UNKNOWN_QUESTION = "unknown_question"
    NOT_YOURS = "not_yours"
    TEXT_TOO_LONG = "text_too_long"
    BAD_REQUEST = "bad_request"
    UNKNOWN_CASE = "unknown_case"
    CASE_CHANGED = "case_changed"  # somebody was quicker: look again
    NOT_ALLOWED = "not_allowed"  # her role may not do this
    WRONG_STATUS = "wrong_status"  # nobody may do this where the case stands
    CASE_TAKEN = "case_taken"  # another secretary holds it
    CASE_ENDED = "case_ended"  # what she wrote finds no open case: reopen it, or open another
    OTHER_ENDED = "other_ended"  # what has an answer or has ended brings no other case an answer
    LINKED_TO_ITSELF = "linked_to_itself"
    LINKS_CHANGED = "links_changed"  # it would reach other officers than the preview named
    OFFICER_GONE = "officer_gone"  # nobody is left who could be asked
    NOT_A_SECRETARY = "not_a_secretary"
    REOPENING_OVER = "reopening_over"
    TEXT_MISSING = "text_missing"
    NO_WORDS = "no_words"  # signs and numbers alone: nobody can tell what is asked
    REASON_MISSING = "reason_missing"
    TOO_MANY_FILES = "too_many_files"
    UNKNOWN_TYPE = "unknown_type"
    UNKNOWN_REFERRAL = "unknown_referral"
    NOT_DECLARED = "not_declared"  # a conflict of interest, or none, comes first
    RECUSED = "recused"
    SPEAK_FIRST = "speak_first"  # what others said is shown after one's own
    ALREADY_SPOKEN = "already_spoken"
    REFERRAL_OVER = "referral_over"
    NO_MORE_TIME = "no_more_time"  # extended as often as the rules allow
    BOARD_TOO_SMALL = "board_too_small"  # the chosen members cannot reach the quorum
    NOT_A_MEMBER = "not_a_member"
    OWN_INSTITUTION = "own_institution"
    HAS_RECUSED = "has_recused"  # from this case: she is not asked about it again
    UNKNOWN_INVITE = "unknown_invite"  # wrong, used up, expired or taken back
    OWN_GRANT = "own_grant"  # nobody gives herself a role
    POST_MISSING = (
        "post_missing"  # a role is given for a municipality, or an institution and group
    )
    LAST_ADMIN = "last_admin"
    UNKNOWN_PERSON = "unknown_person"
    OWN_PROPOSAL = "own_proposal"  # a second person must approve
    UNKNOWN_PROPOSAL = "unknown_proposal"
    PROPOSAL_OVERTAKEN = "proposal_overtaken"  # the entry changed meanwhile
    PROPOSAL_FAULTY = "proposal_faulty"  # the check finds errors in it
    NO_CHANGE = "no_change"  # the entry says so already
    COVERED_WORDING = "covered_wording"  # a part is hidden: somebody has to write it anew
    BY_HAND = "by_hand"  # the file is written so that only a person can change it
    NOT_WRITTEN = "not_written"  # the folder of the entries cannot be written to
    ALREADY_PUBLISHED = "already_published"
    ALREADY_REFUSED = "already_refused"
    ALREADY_ROLLED_BACK = "already_rolled_back"  # to be in force again it is proposed anew
    NEVER_PUBLISHED = "never_published"  # what was not published here is not rolled back here
    NOTHING_WAITS = "nothing_waits"


class DeskError(Exception):
    """Something the desk refuses knowingly; shown to the person as a phrase."""

    def __init__(self, code: Code, **data: str | int) -> None:
        super().__init__(code.value)
        self.code = code
        self.data = data
