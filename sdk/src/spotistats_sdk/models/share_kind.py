# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from typing import Literal

ShareKind = Literal["profile", "recap", "view"]

SHARE_KIND_VALUES: set[ShareKind] = {
    "profile",
    "recap",
    "view",
}


def check_share_kind(value: str) -> ShareKind:
    if value in SHARE_KIND_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {SHARE_KIND_VALUES!r}"
    )
