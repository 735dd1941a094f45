"""Which folder of the package may import which."""

import ast
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "backstep"
# Every folder may import the package's own modules that import nothing of ours
ARROWS = {
    "process": set(),
    "data": set(),
    "network": {"process"},
    "training": {"process", "data", "network"},
    "export": {"network"},
    "measure": {"process"},
    "ablation": {"process", "data", "network", "training", "measure"},
}
SHARED = {"refusal", "fields"}


def imports_of(path: Path) -> set[str]:
    """What stands after "backstep." in its imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names] if isinstance(node, ast.Import) else []
        found |= {name.split(".")[1] for name in names if name.startswith("backstep.")}
    return found


def test_arrows():
    seen: dict[str, set[str]] = {}
    for path in PACKAGE.rglob("*.py"):
        owner = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        seen.setdefault(owner, set()).update(imports_of(path) - {owner} - SHARED)
    assert {owner: imports for owner, imports in seen.items() if owner not in SHARED | {"__init__"}} == ARROWS
    assert not seen["refusal"] and not seen["fields"]
