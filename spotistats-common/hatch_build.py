"""Puts the contract into the package: from `spec/` of the repository, or from the sdist."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

IN_SDIST = "openapi.yaml"
IN_WHEEL = "spotistats_common/openapi.yaml"


class ContractHook(BuildHookInterface[Any]):
    """Editable installs are left alone: they read `spec/openapi.yaml` itself."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the contract among the files to include."""
        if version == "editable":
            return
        root = Path(self.root)
        sources = [root / IN_SDIST, root.parent / "spec" / "openapi.yaml"]
        source = next((path for path in sources if path.is_file()), None)
        if source is None:
            raise FileNotFoundError("spec/openapi.yaml: the contract is needed to build this")
        target = IN_WHEEL if self.target_name == "wheel" else IN_SDIST
        build_data["force_include"][str(source)] = target
