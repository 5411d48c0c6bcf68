# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="SqlQuestion")


@_attrs_define
class SqlQuestion:
    sql: str
    """ One SELECT statement. """
    tz: str | Unset = UNSET
    """ An IANA time zone for `local_time` instead of the account's. """

    def to_dict(self) -> dict[str, Any]:
        sql = self.sql

        tz = self.tz

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "sql": sql,
            }
        )
        if tz is not UNSET:
            field_dict["tz"] = tz

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        sql = d.pop("sql")

        tz = d.pop("tz", UNSET)

        sql_question = cls(
            sql=sql,
            tz=tz,
        )

        return sql_question
