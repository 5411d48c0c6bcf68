"""Images and a running stack for the tests with containers, which share them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.compose import Deployment, deployed
from tests.support.container_images import Images, base_images, build
from tests.support.docker_engine import NoEngineError, check_engine

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def docker() -> None:
    """A Docker engine; tests without one are skipped and say why."""
    try:
        check_engine()
    except NoEngineError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def images(docker: None) -> Images:
    """Base images, and the images of all services as they are now."""
    try:
        found = base_images()
    except NoEngineError as error:
        pytest.skip(f"base images can be neither pulled nor made: {error}")
    build(found)
    return found


@pytest.fixture(scope="session")
def deployment(images: Images, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployment]:
    """The stack, started with nothing but generated secrets."""
    with deployed(images, tmp_path_factory.mktemp("deployment") / "compose") as found:
        yield found
