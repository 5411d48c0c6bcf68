# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from typing import Literal

SignUps = Literal["closed", "invited", "open"]

SIGN_UPS_VALUES: set[SignUps] = {
    "closed",
    "invited",
    "open",
}


def check_sign_ups(value: str) -> SignUps:
    if value in SIGN_UPS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SIGN_UPS_VALUES!r}")
