# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.sign_ups import SignUps, check_sign_ups

T = TypeVar("T", bound="SignInOptions")


@_attrs_define
class SignInOptions:
    is_configured: bool
    """ Whether people can sign in. """
    redirect_uri: None | str
    """ What to enter as the redirect URI of the app at Spotify, exactly so. """
    problems: list[str]
    """ What is in the way, and what to do about it. """
    sign_ups: SignUps
    """ Who may make an account; the first one can always be made. """

    def to_dict(self) -> dict[str, Any]:
        is_configured = self.is_configured

        redirect_uri: None | str
        redirect_uri = self.redirect_uri

        problems = self.problems

        sign_ups: str = self.sign_ups

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "is_configured": is_configured,
                "redirect_uri": redirect_uri,
                "problems": problems,
                "sign_ups": sign_ups,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        is_configured = d.pop("is_configured")

        def _parse_redirect_uri(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        redirect_uri = _parse_redirect_uri(d.pop("redirect_uri"))

        problems = cast(list[str], d.pop("problems"))

        sign_ups = check_sign_ups(d.pop("sign_ups"))

        sign_in_options = cls(
            is_configured=is_configured,
            redirect_uri=redirect_uri,
            problems=problems,
            sign_ups=sign_ups,
        )

        return sign_in_options
