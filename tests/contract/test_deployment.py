"""What compose/ and kubernetes/ say agrees with the settings and the contract."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from spotistats_common.service.app import BASE_PATH
from spotistats_common.service.contract import (
    DEFAULT_SERVICE,
    load_contract,
    of_longest_prefix,
    service_prefixes,
)
from spotistats_common.settings import PREFIX, Settings

ROOT = Path(__file__).parent.parent.parent
COMPOSE = (ROOT / "compose" / "compose.yaml").read_text(encoding="utf-8")
EXAMPLE = (ROOT / "compose" / ".env.example").read_text(encoding="utf-8")
GATEWAY = (ROOT / "compose" / "gateway" / "nginx.conf").read_text(encoding="utf-8")
INGRESS = ROOT / "kubernetes" / "base" / "ingress.yaml"
SETTINGS = {PREFIX + name.upper() for name in Settings.model_fields}
OF_THE_IMAGES = {f"{PREFIX}{name}" for name in ("HOST", "PORT", "METRICS_PORT")}
OBSERVABILITY = ROOT / "compose" / "observability"
PREFIXES = service_prefixes(load_contract())
PATHS = [
    *(path.replace("{", "").replace("}", "") for path in load_contract()["paths"]),
    "/importsx",
    "/nothing",
]


def test_the_example_explains_every_setting() -> None:
    assert set(re.findall(rf"\b{PREFIX}[A-Z_]+?(?=_FILE\b|=|\b)", EXAMPLE)) == SETTINGS


def test_the_example_shows_the_defaults() -> None:
    shown = dict(re.findall(rf"^#({PREFIX}\w+)=(.+)$", EXAMPLE, re.MULTILINE))
    set_here = dict(re.findall(rf"\${{({PREFIX}\w+):-(.+?)}}", COMPOSE))
    assert shown.keys() >= set_here.keys()
    for name, text in shown.items():
        field = name.removeprefix(PREFIX).lower()
        expected = set_here.get(name, str(Settings.model_fields[field].default))
        assert text == expected, name


def test_compose_hands_every_setting_to_the_services() -> None:
    handed = [each for each in yaml.safe_load(COMPOSE)["x-settings"] if each.startswith(PREFIX)]
    assert {name.removesuffix("_FILE") for name in handed} == SETTINGS - OF_THE_IMAGES


def test_the_example_has_every_variable_of_compose() -> None:
    shown = dict(re.findall(r"^#([A-Z_]+)=(.*)$", EXAMPLE, re.MULTILINE))
    used = dict(re.findall(r"\${([A-Z_]+):-(.+?)}", COMPOSE))
    assert {name: shown.get(name) for name in used} == used


def test_the_documentation_has_every_setting() -> None:
    text = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    assert {name for name in SETTINGS if f"`{name}`" in text} == SETTINGS


@pytest.mark.parametrize("path", PATHS)
def test_gateway_and_ingress_send_a_path_where_the_contract_does(path: str) -> None:
    expected = of_longest_prefix(PREFIXES, path) or DEFAULT_SERVICE
    assert _by_gateway(BASE_PATH + path) == expected
    assert _by_ingress(BASE_PATH + path) == expected


def test_gateway_and_ingress_send_pages_to_the_dashboard() -> None:
    for path in ("/", "/top", "/apix", "/_dash-layout", "/shared/spsh_x"):
        assert _by_gateway(path) == "web"
        assert _by_ingress(path) == "web"


def test_the_alerts_are_those_of_the_documentation() -> None:
    text = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    table = text.partition("| alert |")[2].partition("\n## ")[0]
    told = re.findall(r"^\| ([^|`]+) \| `(.+)` \| [^|]+ \|$", table, re.MULTILINE)
    (group,) = yaml.safe_load((OBSERVABILITY / "alerts.yml").read_text("utf-8"))["groups"]
    rules = [(rule["annotations"]["summary"], rule["expr"]) for rule in group["rules"]]
    assert len(rules) > 10
    assert rules == [(name, expression.replace("\\|", "|")) for name, expression in told]


def test_dashboard_and_alerts_ask_for_metrics_that_there_are() -> None:
    text = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    known = set(re.findall(r"`(spotistats_\w+)", text.partition("| alert |")[0]))
    dashboard = json.loads((OBSERVABILITY / "grafana" / "spotistats.json").read_text("utf-8"))
    panels = [panel for panel in dashboard["panels"] if panel["type"] != "row"]
    asked = [target["expr"] for panel in panels for target in panel["targets"]]
    asked.append((OBSERVABILITY / "alerts.yml").read_text("utf-8"))
    names = {name for each in asked for name in re.findall(r"spotistats_\w+", each)}
    assert len(names) > 20
    assert {name.removesuffix("_bucket") for name in names} <= known


def _by_gateway(path: str) -> str:
    """As nginx decides: the first regular expression that matches, else the longest prefix."""
    found: list[tuple[str, str, str]] = re.findall(
        r"location (~ )?(\S+) {[^}]*?set \$\w+ (\w+):8080;", GATEWAY.replace("\n", " ")
    )
    for is_pattern, where, service in found:
        if is_pattern and re.search(where, path):
            return service
    prefixes = {where: service for is_pattern, where, service in found if not is_pattern}
    return prefixes[max((each for each in prefixes if path.startswith(each)), key=len)]


def _by_ingress(path: str) -> str:
    """As Kubernetes defines `Prefix`: segment by segment, the longest one wins."""
    rules: Any = yaml.safe_load(INGRESS.read_text(encoding="utf-8"))["spec"]["rules"]
    (rule,) = rules
    found = {each["path"].rstrip("/"): each["backend"] for each in rule["http"]["paths"]}
    assert all(each["pathType"] == "Prefix" for each in rule["http"]["paths"])
    backend = of_longest_prefix(found, path) or found[""]
    return str(backend["service"]["name"])
