"""A municipality, a post and a grant in the columns that keep them, and back.

Where rows of two tables are joined, the columns of one have a prefix.
"""

from typing import Any

from sqlalchemy import Row

from cases.people import Grant, Municipality, Post, Role


def municipality_columns(municipality: Municipality | None) -> dict[str, object]:
    """The three columns of a municipality; None empties them."""
    chosen = municipality
    return {
        "municipality_name": chosen.name if chosen else None,
        "municipality_province": chosen.province if chosen else None,
        "municipality_listed": chosen.listed if chosen else None,
    }


def municipality_of(row: Row[Any], prefix: str = "") -> Municipality | None:
    """The municipality of a row, if it has one."""
    name = getattr(row, f"{prefix}municipality_name")
    if name is None:
        return None
    province = getattr(row, f"{prefix}municipality_province")
    return Municipality(name, province, bool(getattr(row, f"{prefix}municipality_listed")))


def post_columns(post: Post) -> dict[str, object]:
    """The columns of what a role is granted for."""
    return {
        **municipality_columns(post.municipality),
        "institution": post.institution,
        "board_group": post.group,
        "expertise": list(post.expertise),
        "title": post.title,
    }


def post_of(row: Row[Any], prefix: str = "") -> Post:
    """What the role of a row is granted for."""
    return Post(
        municipality=municipality_of(row, prefix),
        institution=getattr(row, f"{prefix}institution"),
        group=getattr(row, f"{prefix}board_group"),
        expertise=tuple(getattr(row, f"{prefix}expertise")),
        title=getattr(row, f"{prefix}title"),
    )


def grant_of(row: Row[Any], prefix: str = "") -> Grant:
    """The grant of a row."""
    return Grant(
        id=getattr(row, f"{prefix}id"),
        role=Role(getattr(row, f"{prefix}role")),
        granted_at=getattr(row, f"{prefix}granted_at"),
        until=getattr(row, f"{prefix}until"),
        granted_by=getattr(row, f"{prefix}granted_by"),
        confirmed_at=getattr(row, f"{prefix}confirmed_at"),
        post=post_of(row, prefix),
    )
