"""Every setting of the services, read from the environment.

Each is an environment variable `SPOTISTATS_<NAME>`. `SPOTISTATS_<NAME>_FILE` names a file that
holds the value instead (a mounted secret); giving both is an error. What is empty is not set.
"""

from __future__ import annotations

import os
from ipaddress import ip_network
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from spotistats_common.errors import ConfigurationError
from spotistats_common.sealing import Sealer

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

PREFIX = "SPOTISTATS_"
MIB = 1024 * 1024


class SecretFiles(PydanticBaseSettingsSource):
    """Reads the `SPOTISTATS_<NAME>_FILE` variants."""

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        """The content of the file that the environment names for `field_name`, if it does."""
        variable = PREFIX + field_name.upper()
        path = os.environ.get(f"{variable}_FILE")
        if not path:
            return None, field_name, False
        if os.environ.get(variable):
            raise ConfigurationError(f"Set either {variable} or {variable}_FILE, not both.")
        try:
            return Path(path).read_text(encoding="utf-8").strip() or None, field_name, False
        except OSError as error:
            raise ConfigurationError(
                f"{variable}_FILE names a file that cannot be read: {error}"
            ) from error

    def __call__(self) -> dict[str, Any]:
        """All values that come from files."""
        found = {}
        for name, field in self.settings_cls.model_fields.items():
            value, key, _ = self.get_field_value(field, name)
            if value is not None:
                found[key] = value
        return found


class Settings(BaseSettings):
    """Settings that the services share; the defaults suit one machine."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, frozen=True)

    mongodb_uri: SecretStr = Field(
        default=SecretStr("mongodb://127.0.0.1:27017/?replicaSet=rs0"),
        description="Where MongoDB (a replica set, 6.0 or newer) is.",
    )
    mongodb_database: str = Field(
        default="spotistats", description="The database that holds everything."
    )
    mongodb_timeout_ms: int = Field(
        default=10_000, ge=100, description="Longest wait for MongoDB, in ms."
    )

    host: str = Field(default="127.0.0.1", description="The address that a service listens on.")
    port: int = Field(
        default=8080, ge=0, le=65_535, description="The port that a service listens on."
    )
    log_level: str = Field(
        default="INFO",
        pattern="^(DEBUG|INFO|WARNING|ERROR)$",
        description="How much the log tells: DEBUG, INFO, WARNING or ERROR.",
    )
    stop_delay_seconds: float = Field(
        default=0,
        ge=0,
        le=300,
        description="How long a service that is told to stop answers on, not ready any more, in s.",
    )

    metrics_host: str = Field(
        default="127.0.0.1", description="The address of the port for metrics and health."
    )
    metrics_port: int | None = Field(
        default=None,
        ge=0,
        le=65_535,
        description="A port for metrics and health, for nobody but you; none unless set.",
    )

    upload_max_bytes: int = Field(
        default=512 * MIB, ge=1, description="Largest upload of one import."
    )
    unpacked_max_bytes: int = Field(
        default=4096 * MIB, ge=1, description="Most bytes it may unpack to."
    )
    match_window_ms: int = Field(
        default=90_000,
        ge=0,
        le=600_000,
        description="How far apart two sources may end one play, in ms.",
    )
    requests_a_minute: int = Field(
        default=1_200,
        ge=0,
        le=1_000_000,
        description="Most requests a minute of one access token or session; 0 is no limit.",
    )
    address_requests_a_minute: int = Field(
        default=600,
        ge=0,
        le=1_000_000,
        description="Most requests a minute of one address without a known one; 0 is no limit.",
    )
    trusted_proxies: str = Field(
        default="",
        description=(
            "Addresses or networks of proxies that are believed for whom they ask, with commas "
            "between."
        ),
    )
    answer_seconds: float = Field(
        default=45,
        gt=0,
        le=3_600,
        description="Longest time that the answer to a question may take, in s.",
    )
    body_seconds: float = Field(
        default=30,
        gt=0,
        le=3_600,
        description="Longest silence while the body of a request comes in, in s.",
    )
    audit_days: int = Field(
        default=365,
        ge=1,
        le=3_650,
        description="How long it is kept what was done with accounts, in days.",
    )

    lease_seconds: int = Field(
        default=30, ge=1, description="A worker that is silent for so long is dead."
    )

    snapshot_cache_bytes: int = Field(
        default=1024 * MIB,
        ge=0,
        description="Memory for histories that are held ready for questions.",
    )
    sql_seconds: float = Field(
        default=10, gt=0, le=600, description="Longest time that one SQL statement may take, in s."
    )
    sql_memory_bytes: int = Field(
        default=256 * MIB, ge=32 * MIB, description="Most memory that one SQL statement may take."
    )

    public_url: str | None = Field(
        default=None, description="The origin that browsers use, such as https://stats.example.org."
    )
    spotify_client_id: str | None = Field(
        default=None, min_length=1, description="The client id of your app at Spotify."
    )
    spotify_client_secret: SecretStr | None = Field(
        default=None, description="Its client secret; sign-in works without one."
    )
    spotify_accounts_url: str = Field(
        default="https://accounts.spotify.com", description="Where people sign in."
    )
    spotify_api_url: str = Field(
        default="https://api.spotify.com", description="Where the Web API is."
    )
    token_keys: SecretStr | None = Field(
        default=None,
        description=(
            "Keys that seal Spotify's tokens, with commas between: the first seals, all open."
        ),
    )
    sign_ups: Literal["open", "invited", "closed"] | None = Field(
        default=None,
        description="Who may make an account; the admin decides, unless set.",
    )
    updater_url: str | None = Field(
        default=None, description="Where spotistats-updater is; the same origin unless set."
    )
    api_url: str | None = Field(
        default=None, description="Where spotistats-api is; the same origin unless set."
    )
    importer_url: str | None = Field(
        default=None, description="Where spotistats-importer is; the same origin unless set."
    )
    updater_slots: int = Field(
        default=8, ge=1, le=100, description="How many users one updater looks after at once."
    )
    metadata_calls: int = Field(
        default=300,
        ge=0,
        le=100_000,
        description="Most calls a day for what Spotify tells of tracks, albums and artists.",
    )

    @field_validator(
        "public_url",
        "updater_url",
        "api_url",
        "importer_url",
        "spotify_accounts_url",
        "spotify_api_url",
    )
    @classmethod
    def _is_origin(cls, value: str | None) -> str | None:
        return None if value is None else _origin(value)

    @field_validator("trusted_proxies")
    @classmethod
    def _are_networks(cls, value: str) -> str:
        given = [each.strip() for each in value.split(",") if each.strip()]
        return ",".join(str(ip_network(each)) for each in given)

    @field_validator("token_keys")
    @classmethod
    def _are_keys(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None:
            Sealer(value.get_secret_value().split(","))
        return value

    @property
    def is_https(self) -> bool:
        """Whether browsers reach us over https."""
        return (self.public_url or "").startswith("https://")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments first, then the environment, then files that the environment names."""
        return init_settings, env_settings, SecretFiles(settings_cls)


def _origin(value: str) -> str:
    """`value` as an origin, without a slash at its end.

    Raises:
        ValueError: it has a path or anything else that an origin has not.
    """
    parts = urlsplit(value)
    bare = parts.path in ("", "/") and not (parts.query or parts.fragment or "@" in parts.netloc)
    if parts.scheme not in ("http", "https") or not parts.hostname or not bare:
        raise ValueError("must be an origin such as https://stats.example.org, without a path")
    _ = parts.port  # raises ValueError if it is none
    return f"{parts.scheme}://{parts.netloc.lower()}"
