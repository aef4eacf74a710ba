"""What editors see: gaps, reviews, records, findings, proposals."""

from collections.abc import Iterable, Sequence

from cases.proposal import Proposal, ProposalState
from handlers.markup import Html, bold, escape, lines, pages, shorten
from handlers.phrases import Edit, Phrases, named
from handlers.services.editing import OVERTAKEN, Looked, Record, Waiting
from handlers.services.entries import Card, Cautions
from handlers.services.paging import PER_PAGE, Page
from handlers.views.card import answer_card
from handlers.views.citation import citation, law_title
from handlers.views.moments import day_of
from knowledge.entry import Entry
from knowledge.finding import Finding
from knowledge.gaps import Gap

#: So many findings are enough to begin with.
SHOWN = 12
_LINE_CHARS = 160
_VERSIONS = 8


def gaps(page: Page[Gap], t: Phrases) -> tuple[Html, ...]:
    """A page of gaps, numbered over all pages."""
    if not page.items:
        return (t(Edit.GAPS_NONE),)
    first = page.number * PER_PAGE + 1
    rows = (
        t(
            Edit.GAP_LINE,
            number=number,
            example=shorten(gap.examples[0], _LINE_CHARS),
            questions=t.count(Edit.GAP_QUESTIONS, gap.count),
            towns=_towns(gap, t),
        )
        for number, gap in enumerate(page.items, first)
    )
    return pages([t(Edit.GAPS_HEAD), lines(*rows)])


def gap(shown: Gap, t: Phrases) -> tuple[Html, ...]:
    """One gap: how it was asked, and what is near to it."""
    head = t(
        Edit.GAP_HEAD,
        questions=t.count(Edit.GAP_QUESTIONS, shown.count),
        towns=_towns(shown, t),
    )
    near = [f"{n}. {match.entry.question}" for n, match in enumerate(shown.nearest, 1)]
    return pages(
        [
            head,
            lines(*(f"• “{example}”" for example in shown.examples)),
            lines(t(Edit.GAP_NEAREST), *near),
            t(Edit.GAP_HOW),
        ]
    )


def _towns(shown: Gap, t: Phrases) -> Html:
    """How many municipalities asked; whoever has none chosen may ask as well."""
    return t.count(Edit.GAP_TOWNS, shown.towns) if shown.towns else t(Edit.GAP_TOWNS_NONE)


def due(page: Page[tuple[Entry, Cautions]], count: int, t: Phrases) -> tuple[Html, ...]:
    """A page of the entries that are to be read again."""
    if not page.items:
        return (t(Edit.DUE_NONE),)
    first = page.number * PER_PAGE + 1
    rows = (_due_row(number, *item, t) for number, item in enumerate(page.items, first))
    return pages([t(Edit.DUE_HEAD, count=count), lines(*rows)])


def _due_row(number: int, entry: Entry, why: Cautions, t: Phrases) -> Html:
    if why.review_overdue_since is None and why.amended:
        law = law_title(why.amended[0], t)
        return t(Edit.DUE_AMENDED, number=number, question=entry.question, law=law)
    day = t.day(entry.review_due_on)
    return t(Edit.DUE_LINE, number=number, question=entry.question, day=day)


def review(card: Card, ticked: Sequence[int], t: Phrases) -> tuple[Html, ...]:
    """The sources of an entry, with what was read today."""
    entry = card.entry
    read = set(ticked)
    rows = (
        Html(f"{'☑️' if place in read else '⬜'} {citation(source, card.library.laws, t)}")
        for place, source in enumerate(entry.sources)
    )
    head = t(Edit.REVIEW_HEAD, question=entry.question, day=t.day(entry.reviewed_on))
    if not entry.sources:
        return pages([head, t(Edit.REVIEW_NO_SOURCE)])
    is_whole = read >= set(range(len(entry.sources)))
    return pages(
        [
            head,
            lines(t(Edit.REVIEW_SOURCES), *rows),
            t(Edit.REVIEW_WHOLE if is_whole else Edit.REVIEW_PART),
        ]
    )


def record(card: Card, remembered: Record, t: Phrases) -> tuple[Html, ...]:
    """The card as officers see it, its numbers, its versions."""
    use = remembered.use
    numbers = t(Edit.RECORD_NUMBERS, shown=use.shown, helped=use.helped, not_helped=use.not_helped)
    versions = [_version(p, t) for p in remembered.proposals[:_VERSIONS]]
    listed = lines(t(Edit.RECORD_VERSIONS), *versions) if versions else Html()
    return (*answer_card(card, t), *pages([numbers, listed]))


def unknown(entry_id: str, near: Sequence[str], t: Phrases) -> tuple[Html, ...]:
    """There is no such entry; the ids that are near."""
    rows = [Html(f"• <code>{escape(each)}</code>") for each in near]
    told = lines(t(Edit.RECORD_NEAR), *rows) if rows else Html()
    return pages([t(Edit.RECORD_UNKNOWN, entry=entry_id), told])


def _version(proposal: Proposal, t: Phrases) -> Html:
    at = proposal.decision.at if proposal.decision else proposal.made_at
    row = t(
        Edit.RECORD_VERSION,
        proposal=proposal.id,
        day=day_of(at, t),
        kind=t.plain(named("KIND", proposal.kind, Edit)),
        state=t.plain(named("STATE", proposal.state, Edit)),
    )
    case = f" · {t(Edit.RECORD_CASE, number=proposal.number)}" if proposal.number else ""
    return Html(f"• {row}{case}")


def findings(found: Sequence[Finding], t: Phrases) -> list[Html]:
    """The first findings, each with its line and its remedy."""
    rows = [_finding(finding, t) for finding in found[:SHOWN]]
    left = len(found) - SHOWN
    return [*rows, t(Edit.FILE_MORE, count=left)] if left > 0 else rows


def _finding(finding: Finding, t: Phrases) -> Html:
    remedy = t(Edit.FINDING_REMEDY, example=finding.example) if finding.example else Html()
    return lines(t(Edit.FINDING, line=finding.line, message=finding.message), remedy)


def faulty(looked: Looked, t: Phrases) -> tuple[Html, ...]:
    """What is wrong with a file that was sent."""
    count = len(looked.faults)
    return pages([t.count(Edit.FILE_FAULTS, count), *findings(looked.faults, t)])


def sound(looked: Looked, card: Card, t: Phrases) -> tuple[Html, ...]:
    """What a sound file changes, and the card that it makes."""
    remarks = findings(looked.joined.remarks, t)
    told = [t(Edit.FILE_REMARKS), *remarks] if remarks else []
    before = pages([t(Edit.FILE_CLEAN), *told, changes(looked.differences, t)])
    return (*before, *answer_card(card, t, [t(Edit.FILE_SHOWN)]))


def changes(told: Iterable[str], t: Phrases) -> Html:
    """What changes, in words."""
    rows = [f"• {line}" for line in told]
    return lines(t(Edit.DIFFERENCES), *rows) if rows else Html()


def waiting(page: Page[Proposal], t: Phrases) -> tuple[Html, ...]:
    """A page of the proposals that wait."""
    if not page.items:
        return (t(Edit.WAITING_NONE),)
    rows = (
        t(
            Edit.WAITING_LINE,
            proposal=proposal.id,
            entry=proposal.entry_id,
            kind=t.plain(named("KIND", proposal.kind, Edit)),
            day=day_of(proposal.made_at, t),
        )
        for proposal in page.items
    )
    return pages([t(Edit.WAITING_HEAD), lines(*rows)])


def proposal(shown: Waiting, card: Card | None, t: Phrases) -> tuple[Html, ...]:
    """A proposal: what it changes, what it tells whom, what is wrong with it, the card."""
    about = _about(shown, t)
    if shown.proposal.state is not ProposalState.WAITING:
        return pages(about)
    looked = shown.looked
    if looked.faults:
        is_draft = shown.proposal.number is not None
        head = t(Edit.PROPOSAL_DRAFT) if is_draft else bold(t(Edit.PROPOSAL_OVERTAKEN))
        about += [head, *findings(looked.faults, t)]
    elif shown.is_overtaken:
        about.append(t(Edit.PROPOSAL_OVERTAKEN))
    about.append(changes(looked.differences, t))
    drawn = answer_card(card, t, [t(Edit.FILE_SHOWN)]) if card else ()
    return (*pages(about), *drawn)


def why_decided(reason: str | None, t: Phrases) -> Html:
    """Why a proposal was decided, or which other has taken its place; often it is not said."""
    if not reason:
        return Html()
    other = reason.removeprefix(OVERTAKEN)
    if other != reason:
        return t(Edit.PROPOSAL_OVERTAKEN_BY, proposal=other)
    return t(Edit.PROPOSAL_DECIDED, reason=reason)


def _about(shown: Waiting, t: Phrases) -> list[Html]:
    what = shown.proposal
    head = t(
        Edit.PROPOSAL_HEAD,
        proposal=what.id,
        kind=t.plain(named("KIND", what.kind, Edit)),
        entry=what.entry_id,
        state=t.plain(named("STATE", what.state, Edit)),
    )
    told = Edit.PROPOSAL_MEANING if what.changes_meaning else Edit.PROPOSAL_TYPING
    case = t(Edit.PROPOSAL_CASE, number=what.number) if what.number else Html()
    goes = Html() if what.text else t(Edit.PROPOSAL_GOES)
    reason = what.decision.reason if what.decision else ""
    why = why_decided(reason, t)
    return [lines(head, case, goes, why), t(told) if shown.looked.base is not None else Html()]
