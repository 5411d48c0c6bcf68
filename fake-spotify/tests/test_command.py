"""`fake-spotify serve`."""

from __future__ import annotations

import sys
import time

import pytest

from fake_spotify import Mode
from fake_spotify.__main__ import a_parser, main, make


def test_the_options_make_the_world() -> None:
    line = (
        "serve --listeners 2 --past-days 3 --speed 1000 --mode extended --sign-in-as x "
        "--client-id me --client-secret s "
        "--redirect-uri http://127.0.0.1:1/a --redirect-uri https://b.example/c"
    )
    arguments = a_parser().parse_args(line.split())
    fake = make(arguments)
    assert len(fake.world.users) == 2
    assert fake.behaviour.mode is Mode.EXTENDED
    assert fake.behaviour.signs_in_as == "x"
    assert fake.apps["me"].secret == "s"
    assert len(fake.apps["me"].redirect_uris) == 2
    assert abs(fake.world.clock.now_ms() / 1000 - time.time()) < 3600
    assert fake.world.shown(fake.world.users[0])


def test_a_redirect_uri_that_spotify_refuses(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["fake-spotify", "serve", "--redirect-uri", "http://localhost:1/a"]
    monkeypatch.setattr(sys, "argv", options)
    with pytest.raises(SystemExit):
        main()
    assert "Insecure redirect URI" in capsys.readouterr().err
