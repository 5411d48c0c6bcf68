"""What running a service does to the process."""

from __future__ import annotations

import gc
import weakref

from spotistats_common.service.run import sparing_what_stays


class Knot:
    """Something that only the garbage collector can take away."""

    def __init__(self) -> None:
        self.itself = self


def test_what_stays_is_not_looked_through_and_what_comes_is() -> None:
    before = weakref.ref(Knot())
    kept = Knot()
    stays = weakref.ref(kept)
    with sparing_what_stays():
        assert before() is None, "garbage of before would stay for ever"
        del kept
        coming = weakref.ref(Knot())
        gc.collect()
        assert coming() is None
        assert stays() is not None, "it was looked through"
    gc.collect()
    assert stays() is None
