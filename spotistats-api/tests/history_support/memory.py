"""What this process has allocated, by what its C library says of itself."""

from __future__ import annotations

import ctypes
import gc


class _Figures(ctypes.Structure):
    _fields_ = tuple(
        (name, ctypes.c_size_t)
        for name in (
            *("arena", "ordblks", "smblks", "hblks", "hblkhd"),
            *("usmblks", "fsmblks", "uordblks", "fordblks", "keepcost"),
        )
    )


def bytes_in_use() -> int:
    """What is allocated now, but for what Python keeps of its own small objects (glibc only)."""
    gc.collect()
    asked = ctypes.CDLL(None).mallinfo2
    asked.restype = _Figures
    figures = asked()
    return int(figures.uordblks) + int(figures.hblkhd)
