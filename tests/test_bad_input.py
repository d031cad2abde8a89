"""A pile of broken files among good ones: no traceback, every error names its file, every good one comes out."""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import broken_papers

MEMORY = 2_000_000_000  # bytes
SECONDS = 300  # for the whole pile, on a machine that does other work too

GOOD = "The two sides met in the capital on Monday and agreed to exchange their prisoners by the end of May."
FRENCH = "Les ministres sont convenus lundi de retirer leurs troupes de la vallée avant le début de l’hiver prochain."
GERMAN = "Die Minister einigten sich am Montag darauf, ihre Truppen noch vor dem Winter aus dem Tal abzuziehen."
RUSSIAN = "Министры договорились в понедельник вывести войска из долины до начала зимы, сообщает агентство."
ARABIC = "اتفق الوزراء يوم الاثنين على سحب قواتهم من الوادي قبل بداية الشتاء المقبل."
NOISE = random.Random(7)

# What breaks a file, and the kinds of error that it may be told as.
TEXTS: dict[str, tuple[bytes, set[str]]] = {
    "nothing": (b"", {"empty"}),
    "blanks": (b" \n\t\r\n ", {"empty"}),
    "mark-only": (b"\xef\xbb\xbf", {"empty"}),
    "header-only": (b"date 2024-05-02\n\n", {"empty"}),
    "zeros": (b"\x00" * 500, {"unreadable"}),
    "noise": (NOISE.randbytes(4_000), {"unreadable", "encoding"}),
    "png": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + NOISE.randbytes(900), {"unreadable"}),
    "elf": (b"\x7fELF\x02\x01\x01" + b"\x00" * 200, {"unreadable"}),
    "gzip": (b"\x1f\x8b\x08\x00" + NOISE.randbytes(700), {"unreadable", "encoding"}),
    "half-utf-16": (b"\xff\xfe" + GOOD.encode("utf-16-le")[:-1], {"encoding"}),
    "bad-utf-32": (b"\xff\xfe\x00\x00\xff\xff\xff\xff", {"encoding"}),
    "cut-after-mark": (b"\xef\xbb\xbf" + b"\xc3\x28\xff", {"encoding"}),
    "too-long": (b"word " * 200_001, {"too long"}),
    "far-too-long": (b"word " * 3_300_000, {"too long"}),
    "french": (FRENCH.encode() * 2, {"language"}),
    "german": (GERMAN.encode() * 2, {"language"}),
    "russian": (RUSSIAN.encode() * 2, {"language"}),
    "arabic": (ARABIC.encode() * 2, {"language"}),
}
LINES: dict[str, tuple[bytes, set[str]]] = {
    "brace": (b"{", {"not json"}),
    "quotes": (b"{'text': 'x'}", {"not json"}),
    "comma": (b'{"text": "x",}', {"not json"}),
    "cut": (b'{"id": "x", "text": "Word', {"not json"}),
    "two-objects": (b'{"text": "x"} {"text": "y"}', {"not json"}),
    "list": (b"[]", {"not json"}),
    "number": (b"17", {"not json"}),
    "null": (b"null", {"not json"}),
    "deep": (b"[" * 90_000, {"not json"}),
    "no-text": (b'{"id": "no-text"}', {"no text"}),
    "number-as-text": (b'{"text": 3}', {"no text"}),
    "empty-text": (b'{"text": ""}', {"empty"}),
    "blank-text": (b'{"text": " \\n "}', {"empty"}),
    "list-as-id": (b'{"id": [1], "text": "Words."}', {"unreadable"}),
    "true-as-id": (b'{"id": true, "text": "Words."}', {"unreadable"}),
    "fraction-as-id": (b'{"id": 1.5, "text": "Words."}', {"unreadable"}),
    "no-day": (b'{"text": "Words.", "published": "last week"}', {"unreadable"}),
    "number-as-day": (b'{"text": "Words.", "published": 20240502}', {"unreadable"}),
    "no-kind": (b'{"text": "Words.", "kind": "poem"}', {"unreadable"}),
    "number-as-title": (b'{"text": "Words.", "title": 5}', {"unreadable"}),
    "surrogate": (b'{"text": "half \\ud83d pair"}', {"encoding"}),
    "surrogate-id": (b'{"id": "\\udc00", "text": "Words."}', {"encoding"}),
    "surrogate-title": (b'{"title": "\\udc00", "text": "Words."}', {"encoding"}),
    "no-encoding": (b"\x81\x8d\x8f\x90\x9d", {"encoding", "not json", "unreadable"}),
    "long-line": (b'{"text": "' + b"word " * 200_001 + b'"}', {"too long"}),
    "french": (json.dumps({"text": FRENCH * 2}).encode(), {"language"}),
}
PAGES: dict[str, tuple[bytes, set[str]]] = {
    "nothing": (b"", {"empty", "no text"}),
    "no-body": (b"<html></html>", {"no text"}),
    "picture-only": (b'<html><body><img src="a.png"></body></html>', {"no text"}),
    "script-only": (b"<html><body><script>alert(1)</script></body></html>", {"no text"}),
    "noise": (NOISE.randbytes(3_000), {"unreadable", "encoding", "no text"}),
    "deep": (b"<div>" * 30_000, {"no text"}),
    "open-tags": (b"<html><body><p", {"no text"}),
    "german": (f"<html><body><article><p>{GERMAN * 4}</p></article></body></html>".encode(), {"language"}),
}
NOTES: dict[str, tuple[bytes, set[str]]] = {
    "nothing": (b"", {"empty"}),
    "front-matter-only": (b"---\ntitle: x\n---\n", {"empty"}),
    "marks-only": (b">\n\n>\n", {"empty"}),
    "rules-only": (b"***\n\n---\n", {"empty"}),
    "zeros": (b"# x\x00\x00", {"unreadable"}),
    "russian": (RUSSIAN.encode() * 2, {"language"}),
}
OTHERS: dict[str, tuple[Callable[[Path], object], set[str]]] = {
    "folder.txt": (lambda path: path.mkdir(), set()),
    "archive.txt": (lambda path: zipfile.ZipFile(path, "w").writestr("a.txt", GOOD), {"unreadable", "encoding"}),
    "loop.txt": (lambda path: path.symlink_to(path), {"unreadable"}),
    "dangling.txt": (lambda path: path.symlink_to(path.parent / "gone"), {"unreadable"}),
}


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, set[str]], set[str]]:
    """A folder of broken and good files; the errors that are expected by id; the ids of the good ones."""
    folder = tmp_path_factory.mktemp("pile")
    expected: dict[str, set[str]] = {}
    good: set[str] = set()
    for suffix, broken in ((".txt", TEXTS), (".html", PAGES), (".md", NOTES)):
        for name, (raw, kinds) in broken.items():
            (folder / f"{name}{suffix}").write_bytes(raw)
            expected[f"{name}{suffix}"] = kinds
            if suffix != ".html":
                (folder / f"{name}-good{suffix}").write_text(GOOD, encoding="utf-8")
                good.add(f"{name}-good{suffix}")
    rows: list[bytes] = []
    for number, (name, (raw, kinds)) in enumerate(LINES.items()):
        rows += [raw, json.dumps({"id": f"line-{name}", "text": GOOD}).encode()]
        expected["no-text" if name == "no-text" else f"wire.jsonl#{2 * number + 1}"] = kinds
        good.add(f"line-{name}")
    rows.append(json.dumps({"id": "line-brace", "text": GOOD}).encode())
    (folder / "wire.jsonl").write_bytes(b"\n".join(rows))
    for name, raw, kinds in (*broken_papers.mislabelled(), *broken_papers.truncated(), *broken_papers.papers()):
        (folder / name).write_bytes(raw)
        expected[name] = kinds
    for name, raw, found, told in broken_papers.attached():
        (folder / name).write_bytes(raw)
        good |= {f"{name}{mark}" for mark in found}
        expected |= {f"{name}{mark}": kinds for mark, kinds in told.items()}
    for suffix, mark in broken_papers.GOOD.items():
        (folder / f"sample{suffix}").write_bytes(broken_papers.samples()[suffix])
        good.add(f"sample{suffix}{mark}")
    for name, (make, kinds) in OTHERS.items():
        make(folder / name)
        if kinds:
            expected[name] = kinds
    return folder, expected, good


def bounded() -> None:
    """Lets a process use no more memory than the language model and one large file need."""
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))


def test_a_pile_of_broken_files_costs_no_good_one(pile: tuple[Path, dict[str, set[str]], set[str]]) -> None:
    folder, expected, good = pile
    assert len(expected) >= 260
    command = [sys.executable, "-m", "pactwatch", "read", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=bounded, timeout=SECONDS)
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    told = [json.loads(line) for line in done.stdout.splitlines()]
    readings = {line["report"]["id"] for line in told if "error" not in line}
    errors = [(line["report"]["id"], line["error"]) for line in told if "error" in line]
    assert [id for id, error in errors if error["kind"] == "duplicate id"] == ["line-brace"]
    assert good <= readings
    assert [id for id in readings - good if broken_papers.READ not in of_file(expected, id)] == []
    said = [(id, error) for id, error in errors if error["kind"] != "duplicate id"]
    assert [(id, error) for id, error in said if error["kind"] not in of_file(expected, id)] == []
    assert [
        (id, error) for id, error in said if not error["message"].startswith(id if "." in id else "wire.jsonl")
    ] == []
    named = readings | {id for id, _ in errors}
    assert {name for name in expected if not any(id == name or id.startswith(f"{name}#") for id in named)} == set()


def of_file(expected: dict[str, set[str]], id: str) -> set[str]:
    """What is expected of a report, else of the file that it stands in."""
    return expected[id] if id in expected else expected[id.partition("#")[0]]
