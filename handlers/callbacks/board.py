"""What the buttons of board members carry: the number of a referral, and a step."""

from cases.board import Position
from handlers.callbacks import Key, Number, Tap
from handlers.services.opinions import Field
from knowledge.entry import Obligation


class ShowSittings(Tap, prefix="ub"):
    """Her referrals: those that await her, or the past ones."""

    past: bool


class OpenSitting(Tap, prefix="uo"):
    """One referral, as far as she may read it."""

    referral: Number


class DeclareClear(Tap, prefix="ud"):
    """She has no conflict of interest."""

    referral: Number


class Recuse(Tap, prefix="ur"):
    """She withdraws from it; asked once more before it is done."""

    referral: Number
    sure: bool


class Speak(Tap, prefix="us"):
    """To write an opinion, or to go on with it."""

    referral: Number


class TakePosition(Tap, prefix="up"):
    """What she holds."""

    referral: Number
    position: Position


class TakeObligation(Tap, prefix="ul"):
    """What it is for the municipality."""

    referral: Number
    obligation: Obligation


class Skip(Tap, prefix="uk"):
    """To leave a part of the opinion out."""

    referral: Number
    field: Field


class Amend(Tap, prefix="ua"):
    """To change a part of the opinion; which one is asked."""

    referral: Number


class Rewrite(Tap, prefix="uw"):
    """To say one part of the opinion anew."""

    referral: Number
    field: Field


class Give(Tap, prefix="ug"):
    """To give the opinion as it was shown; `shown` tells whether it is still the same."""

    referral: Number
    shown: Key


class Discard(Tap, prefix="ux"):
    """To drop the draft, or keep it for later; asked before it is done."""

    referral: Number
    sure: bool


class Abstain(Tap, prefix="uz"):
    """To give no opinion; asked once more before it is done."""

    referral: Number
    sure: bool


class MoreTime(Tap, prefix="ue"):
    """More time, for the nth time."""

    referral: Number
    nth: Number


class Compare(Tap, prefix="ut"):
    """What the others said."""

    referral: Number


class SendFiles(Tap, prefix="uf"):
    """The files that go with the brief."""

    referral: Number


class KeepDraft(Tap, prefix="uy"):
    """To go on with the draft another time."""

    referral: Number
