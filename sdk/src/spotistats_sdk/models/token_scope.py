# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from typing import Literal

TokenScope = Literal["account", "import", "playlists", "read", "service", "sync"]

TOKEN_SCOPE_VALUES: set[TokenScope] = {
    "account",
    "import",
    "playlists",
    "read",
    "service",
    "sync",
}


def check_token_scope(value: str) -> TokenScope:
    if value in TOKEN_SCOPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {TOKEN_SCOPE_VALUES!r}"
    )
