"""What the services need of the world: storage, clock. The roof plugs them in."""

from handlers.services.ports.board import Board
from handlers.services.ports.cases import Cases, Exchanges, Notes
from handlers.services.ports.delivery import Outbox, Places, Posts, Threads
from handlers.services.ports.desk import Archive, Beats, Proposals
from handlers.services.ports.people import Enrolments, Grants, Invites, People
from handlers.services.ports.questions import Audit, Questions
from handlers.services.ports.unit import Storage, Unit
from handlers.services.ports.world import Clock, LibraryShelf, Workshop

__all__ = [
    "Archive",
    "Audit",
    "Beats",
    "Board",
    "Cases",
    "Clock",
    "Enrolments",
    "Exchanges",
    "Grants",
    "Invites",
    "LibraryShelf",
    "Notes",
    "Outbox",
    "People",
    "Places",
    "Posts",
    "Proposals",
    "Questions",
    "Storage",
    "Threads",
    "Unit",
    "Workshop",
]
