"""An address that this machine shall listen at, and why it cannot."""

import errno


class NoAddressError(Exception):
    """The address cannot be listened at; the message is for people."""


def is_taken(error: OSError) -> bool:
    """Whether another program listens there already."""
    return error.errno == errno.EADDRINUSE


def why(error: OSError, host: str, port: int) -> str:
    """What keeps us from listening there, in a few words."""
    if is_taken(error):
        return f"{port} numaralı kapı dolu"
    if error.errno == errno.EACCES:
        return f"{port} numaralı kapıyı açma izni yok"
    return f"bu bilgisayarda {host} diye bir adres yok"
