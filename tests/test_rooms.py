"""The rooms of the house and the one direction of their imports."""

from __future__ import annotations

import ast
from pathlib import Path

import pactwatch

HOUSE = Path(pactwatch.__file__).parent

# What each room may import from: only what stands before it in the way of the data.
MAY_IMPORT = {
    "model": set(),
    "codes": set(),
    "intake": {"model", "codes"},
    "reading": {"model", "codes"},
    "work": {"model", "reading"},
    "linking": {"model", "codes"},
    "bulk": {"model", "intake", "work", "linking"},
    "record": {"model", "codes", "work", "linking"},
    "views": {"model", "codes", "linking"},
    "exchange": {"model", "codes", "linking", "record", "views"},
    "library": {"model", "intake", "work", "linking", "bulk", "record", "views", "exchange"},
    "watch": {"model", "intake", "views", "library"},
    "web": {"model", "linking", "record", "views", "library"},
    "cli": {"model", "intake", "linking", "views", "record", "library", "watch", "web"},
    "__main__": {"cli"},
}


def room_of(path: Path) -> str:
    return path.relative_to(HOUSE).parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    """The rooms that a file imports from, inside functions too."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} has a relative import"
            module = node.module or ""
            names |= {f"{module}.{alias.name}" for alias in node.names} if module == "pactwatch" else {module}
    own = {name.split(".")[1] for name in names if name.startswith("pactwatch.")}
    return own & {room_of(file) for file in HOUSE.rglob("*.py")}


def files() -> list[Path]:
    return [path for path in sorted(HOUSE.rglob("*.py")) if path != HOUSE / "__init__.py"]


def test_every_file_stands_in_a_known_room() -> None:
    assert {room_of(path) for path in files()} == set(MAY_IMPORT)


def test_imports_run_one_way() -> None:
    wrong = {
        f"{path.relative_to(HOUSE)} imports {room}"
        for path in files()
        for room in imported_rooms(path) - {room_of(path)} - MAY_IMPORT[room_of(path)]
    }
    assert not wrong


def test_only_the_parser_knows_the_language_model() -> None:
    loads = {path.name for path in files() if "spacy.load" in path.read_text(encoding="utf-8")}
    assert loads == {"parser.py"}


def test_every_table_explains_itself() -> None:
    for path in sorted((HOUSE / "data").glob("*.csv")):
        assert path.read_text(encoding="utf-8").startswith("#"), f"{path.name} does not say what it holds"
