"""What Kustomize makes of kubernetes/ is what Kubernetes takes, by its own schemas."""

from __future__ import annotations

import subprocess
import sysconfig
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

kubernetes_validate = pytest.importorskip(
    "kubernetes_validate", reason="Kubernetes' schemas come with: tox run -e containers"
)

FOLDER = Path(__file__).parent.parent.parent / "kubernetes"
KUBECTL = Path(sysconfig.get_path("scripts")) / "kubectl"
OVERLAYS = ("one-node", "scaled")
SERVICES = ("api", "importer", "updater", "web")
WORKERS = ("importer-worker", "updater-worker")
OLDEST, NEWEST = "1.31", kubernetes_validate.latest_version()


@cache
def made_of(overlay: str) -> list[dict[str, Any]]:
    """The resources of an overlay, as `kubectl apply --kustomize` sends them."""
    done = subprocess.run(
        [KUBECTL, "kustomize", FOLDER / "overlays" / overlay],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [each for each in yaml.safe_load_all(done.stdout) if each]


def of_kind(overlay: str, kind: str) -> dict[str, dict[str, Any]]:
    return {each["metadata"]["name"]: each for each in made_of(overlay) if each["kind"] == kind}


def pods_of(overlay: str) -> dict[str, dict[str, Any]]:
    """The templates of all pods, by the name of what makes them."""
    makers = ("Deployment", "StatefulSet", "Job")
    found = {name: each for kind in makers for name, each in of_kind(overlay, kind).items()}
    return {name: each["spec"]["template"] for name, each in found.items()}


@pytest.mark.parametrize("version", [OLDEST, NEWEST])
@pytest.mark.parametrize("overlay", OVERLAYS)
def test_every_resource_is_valid(overlay: str, version: str) -> None:
    resources = made_of(overlay)
    assert len(resources) > 10
    for each in resources:
        kubernetes_validate.validate(each, version, strict=True)


def test_the_schemas_are_not_blind() -> None:
    broken = yaml.safe_load(yaml.safe_dump(made_of("scaled")[-1]))
    broken["spec"]["rulez"] = []
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(broken, NEWEST, strict=True)


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_a_pod_can_do_no_more_than_it_needs(overlay: str) -> None:
    pods = pods_of(overlay)
    assert {*SERVICES, *WORKERS} <= pods.keys()
    for pod in pods.values():
        assert pod["spec"]["securityContext"]["runAsNonRoot"]
        assert not pod["spec"]["automountServiceAccountToken"]
        for container in pod["spec"]["containers"]:
            allowed = container["securityContext"]
            assert allowed["readOnlyRootFilesystem"]
            assert not allowed["allowPrivilegeEscalation"]
            assert allowed["capabilities"] == {"drop": ["ALL"]}
            assert container["resources"]["limits"]["memory"]
            assert ":" in container["image"], "an image without a version"


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_everything_named_is_there(overlay: str) -> None:
    settings, services = of_kind(overlay, "ConfigMap"), of_kind(overlay, "Service")
    pods = pods_of(overlay)
    for pod in pods.values():
        for container in pod["spec"]["containers"]:
            for source in container.get("envFrom", []):
                assert source["configMapRef"]["name"] in settings
            volumes = {volume["name"] for volume in pod["spec"]["volumes"]}
            assert {mount["name"] for mount in container["volumeMounts"]} - {"data"} == volumes
    for name, service in services.items():
        labels = pods[name]["metadata"]["labels"]
        assert service["spec"]["selector"].items() <= labels.items()
        ports = [
            port["name"] for each in pods[name]["spec"]["containers"] for port in each["ports"]
        ]
        for port in service["spec"]["ports"]:
            assert port.get("targetPort", port["name"]) in ports
    for ingress in of_kind(overlay, "Ingress").values():
        for path in ingress["spec"]["rules"][0]["http"]["paths"]:
            assert path["backend"]["service"]["name"] in services


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_everything_of_ours_is_looked_after(overlay: str) -> None:
    for name in (*SERVICES, *WORKERS):
        (container,) = pods_of(overlay)[name]["spec"]["containers"]
        ports = {port["name"] for port in container["ports"]}
        assert "livenessProbe" in container
        assert ("readinessProbe" in container) == (name in SERVICES)
        for probe in ("startupProbe", "livenessProbe", "readinessProbe"):
            if probe in container:
                assert container[probe]["httpGet"]["port"] in ports


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_a_secret_is_mounted_where_it_is_named(overlay: str) -> None:
    settings = of_kind(overlay, "ConfigMap")
    for pod in pods_of(overlay).values():
        (container,) = pod["spec"]["containers"]
        (secret,) = [each for each in pod["spec"]["volumes"] if "secret" in each] or [{}]
        items = secret.get("secret", {}).get("items", [])
        mounted = {f"/run/secrets/{item['path']}" for item in items}
        sources = [each["configMapRef"]["name"] for each in container.get("envFrom", [])]
        named = {
            value
            for source in sources
            for name, value in settings[source]["data"].items()
            if name.endswith("_FILE")
        }
        assert named <= mounted


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_a_rolling_update_waits_for_who_is_ready(overlay: str) -> None:
    found = of_kind(overlay, "ConfigMap").items()
    (settings,) = [each for name, each in found if name.startswith("settings")]
    delay = float(settings["data"]["SPOTISTATS_STOP_DELAY_SECONDS"])
    for name in SERVICES:
        deployment = of_kind(overlay, "Deployment")[name]["spec"]
        assert deployment["strategy"]["rollingUpdate"]["maxUnavailable"] == 0
        pod = deployment["template"]["spec"]
        (container,) = pod["containers"]
        ready = container["readinessProbe"]
        assert delay > ready["periodSeconds"] * ready["failureThreshold"]
        assert pod["terminationGracePeriodSeconds"] > delay + 20  # what a server has to finish


def test_scaled_has_several_of_everything_and_keeps_one_up() -> None:
    scaled = of_kind("scaled", "HorizontalPodAutoscaler")
    budgets = of_kind("scaled", "PodDisruptionBudget")
    for name, deployment in of_kind("scaled", "Deployment").items():
        replicas = deployment["spec"].get("replicas")
        assert (replicas is None) == (name in scaled), "set, and scaled as well"
        assert (replicas or scaled[name]["spec"]["minReplicas"]) >= 2
        labels = deployment["spec"]["template"]["metadata"]["labels"]
        budget = budgets[name]["spec"]
        assert budget["maxUnavailable"] == 1
        assert budget["selector"]["matchLabels"].items() <= labels.items()
    assert of_kind("scaled", "StatefulSet") == {}


def test_scaled_closes_every_pod_but_for_what_is_said() -> None:
    policies = of_kind("scaled", "NetworkPolicy")
    closed = policies["nothing-else"]["spec"]
    assert closed == {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}
    to_mongodb = policies["to-mongodb"]["spec"]["podSelector"]["matchExpressions"]
    assert to_mongodb == [{"key": "app.kubernetes.io/name", "operator": "NotIn", "values": ["web"]}]
