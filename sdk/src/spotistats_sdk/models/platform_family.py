# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from typing import Literal

PlatformFamily = Literal[
    "android",
    "car",
    "cast",
    "console",
    "ios",
    "linux",
    "macos",
    "other",
    "speaker",
    "tv",
    "web",
    "windows",
]

PLATFORM_FAMILY_VALUES: set[PlatformFamily] = {
    "android",
    "car",
    "cast",
    "console",
    "ios",
    "linux",
    "macos",
    "other",
    "speaker",
    "tv",
    "web",
    "windows",
}


def check_platform_family(value: str) -> PlatformFamily:
    if value in PLATFORM_FAMILY_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PLATFORM_FAMILY_VALUES!r}"
    )
