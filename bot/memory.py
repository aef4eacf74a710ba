"""What building the house leaves behind in memory."""

import ctypes
import gc
import sys


def tidy() -> None:
    """Collect once, keep what is there from being walked again, and give the rest back.

    Reading entries and building the index leave some 25 MiB in the heap of glibc (measured with
    158 entries in 2026-11), which keeps them until it is asked; other systems are left alone.
    """
    gc.collect()
    gc.freeze()
    gc.enable()
    release = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if release is not None:
        release(0)
