"""Broken, truncated, encrypted, mislabelled and oversized papers, decompression bombs among them, and what is to be
said of each."""

from __future__ import annotations

import gzip
import random
import zipfile
import zlib
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from itertools import pairwise

import docx

from tests.papers import LOCK, mail, pdf, raw_pdf, shown

NOISE = random.Random(11)
WORDS = "The two sides met in the capital on Monday and agreed to exchange their prisoners by the end of May."
READ = "read"  # may come out as a reading: what a format's reader saves from a damaged file is words all the same
BROKEN = {"unreadable"}
GOOD = {".txt": "", ".html": "", ".pdf": "", ".docx": "", ".eml": "", ".jsonl": "#1", ".mbox": "#1"}
GOOD |= {".zip": "#a.txt", ".gz": "#packed.txt"}  # the marks of what is read in the samples
SAVED = {"unreadable", "empty", "no text", "encoding", READ}


@cache
def samples() -> dict[str, bytes]:
    """A good file of each format, by its suffix, and of some that are none of ours."""
    page = f"<html><head><title>Met</title></head><body><article><p>{WORDS} {WORDS}</p></article></body></html>"
    letter = mail(WORDS).as_bytes()
    return {
        ".txt": WORDS.encode(),
        ".html": page.encode(),
        ".jsonl": b'{"text": "%s"}' % WORDS.encode(),
        ".pdf": pdf(shown([(50, 500, line) for line in [WORDS[:60]]])),
        ".docx": word(WORDS),
        ".eml": letter,
        ".mbox": b"From desk@gazette.example Thu May  2 07:00:00 2024\n" + letter,
        ".zip": zipped({"a.txt": WORDS.encode()}),
        ".gz": gzip.compress(WORDS.encode(), mtime=0),
        ".png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + NOISE.randbytes(900),
        ".exe": b"MZ\x90\x00" + bytes(300) + NOISE.randbytes(700),
        ".doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    }


def word(text: str) -> bytes:
    document = docx.Document()
    document.add_paragraph(text)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def zipped(files: dict[str, bytes], flags: int = 0) -> bytes:
    """A .zip of some files; `flags` are set in every member's entry."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, raw in files.items():
            packed.writestr(name, raw)
    flagged = bytearray(out.getvalue())
    at = flagged.find(b"PK\x01\x02")
    while flags and at >= 0:
        flagged[at + 8] |= flags
        at = flagged.find(b"PK\x01\x02", at + 4)
    return bytes(flagged)


def flated(piece: bytes, times: int, form: int = zlib.MAX_WBITS) -> bytes:
    """A zlib stream that unfolds to a piece many times over; only its check sum, at the end, is wrong."""
    pack = zlib.compressobj(6, zlib.DEFLATED, form)
    first = pack.compress(piece) + pack.flush(zlib.Z_FULL_FLUSH)
    again = pack.compress(piece) + pack.flush(zlib.Z_FULL_FLUSH)
    return first + again * (times - 1) + pack.flush()


def gzipped(piece: bytes, times: int) -> bytes:
    """A .gz that unfolds to a piece many times over."""
    return flated(piece, times, zlib.MAX_WBITS | 16)


def replaced(raw: bytes, name: str, content: bytes | None) -> bytes:
    """A .docx with one part replaced, or left out."""
    with zipfile.ZipFile(BytesIO(raw)) as packed:
        files = {member: packed.read(member) for member in packed.namelist() if member != name}
    return zipped(files if content is None else {**files, name: content})


def mislabelled() -> Iterator[tuple[str, bytes, set[str]]]:
    """Every sample under every other format's suffix."""
    binary = (".pdf", ".docx", ".doc", ".zip", ".gz", ".png", ".exe")
    for suffix in (".txt", ".md", ".html", ".pdf", ".docx", ".eml", ".mbox", ".jsonl", ".zip", ".gz"):
        for of, raw in samples().items():
            if of == suffix:
                continue
            kinds = BROKEN if suffix in (".pdf", ".docx", ".zip", ".gz", ".mbox") else {*SAVED, "not json"}
            if of in binary and suffix in (".txt", ".md"):
                kinds = SAVED if of == ".pdf" else {"unreadable", "encoding"}
            if (of, suffix) == (".docx", ".zip"):
                continue  # a Word document is a .zip
            yield f"{of[1:]}-as{suffix}", raw, kinds


def truncated() -> Iterator[tuple[str, bytes, set[str]]]:
    """Samples cut off at several places, and samples with bytes blotted out."""
    for suffix in (".pdf", ".docx", ".zip", ".gz", ".eml", ".mbox"):
        raw = samples()[suffix]
        for share in (5, 30, 60, 90, 99):
            kinds = BROKEN if suffix in (".docx", ".zip", ".gz") else SAVED
            yield f"cut-at-{share}{suffix}", raw[: len(raw) * share // 100], kinds
        for time in range(3):
            blotted = bytearray(raw)
            for _ in range(max(3, len(raw) // 50)):
                blotted[NOISE.randrange(len(raw))] = NOISE.randrange(256)
            yield f"blotted-{time}{suffix}", bytes(blotted), {*SAVED, "encrypted", "too long", "language"}


def papers() -> Iterator[tuple[str, bytes, set[str]]]:
    """Files that are broken in the way of their format."""
    line = shown([(50, 500, "The two sides met.")])
    for suffix in (".pdf", ".docx", ".eml", ".mbox", ".zip", ".gz"):
        yield f"nothing{suffix}", b"", {"unreadable", "empty"}
        yield f"noise{suffix}", NOISE.randbytes(3_000), BROKEN
        yield f"zeros{suffix}", bytes(2_000), BROKEN
    yield "encrypted.pdf", pdf(line, extra=b"/ID [<00> <00>] /Encrypt " + LOCK), {"encrypted"}
    yield "scanned.pdf", pdf(b"q 600 0 0 800 0 0 cm /P Do Q"), {"no text"}
    yield "blank.pdf", pdf(b""), {"empty"}
    yield "no-pages.pdf", raw_pdf([]), {"unreadable", "empty"}
    yield "loop.pdf", pdf(line).replace(b"/Kids [5 0 R]", b"/Kids [2 0 R]"), {"unreadable", "empty"}
    yield "no-end.pdf", pdf(b"BT /F 10 Tf (" + b"(" * 5_000), {"empty", READ}
    yield "deep.pdf", pdf(b"q " * 100_000 + b"[" * 100_000), {"empty", "unreadable"}
    yield "many-pages.pdf", raw_pdf([b""] * 2_001, packed=False), {"too long"}
    yield "bomb.pdf", raw_pdf([flated(bytes(1_000_000), 700)]), {"unreadable", "empty"}
    yield "bomb-of-words.pdf", raw_pdf([flated(line * 10_000, 8)]), {"unreadable", "too long", READ}
    yield "bomb-twice.pdf", bombed_twice(), {"unreadable", "empty"}
    good = samples()[".docx"]
    yield "encrypted.docx", samples()[".doc"] + "EncryptedPackage".encode("utf-16-le"), {"encrypted"}
    yield "locked.docx", zipped({"word/document.xml": b"<a/>"}, flags=1), {"encrypted"}
    yield "blank.docx", word(""), {"empty"}
    for part in ("[Content_Types].xml", "_rels/.rels", "word/document.xml"):
        yield f"without-{part.rpartition('/')[2]}.docx", replaced(good, part, None), BROKEN
        yield f"broken-{part.rpartition('/')[2]}.docx", replaced(good, part, b"<w:document>"), BROKEN
    yield "lists.docx", replaced(good, "word/numbering.xml", b"<"), BROKEN
    yield "bomb.docx", replaced(good, "word/document.xml", bytes(65_000_000)), {"too long"}
    yield "laughs.docx", replaced(good, "word/document.xml", laughs()), BROKEN
    yield "many.docx", zipped({f"{number}.xml": b"" for number in range(1_001)}), {"too long"}
    yield "bomb.zip", zipped({"a.txt": bytes(65_000_000)}), {"too long"}
    yield "locked.zip", zipped({"a.txt": WORDS.encode()}, flags=1), {"encrypted"}
    yield "empty.zip", zipped({}), {"empty"}
    yield "many.zip", zipped({f"{number}.txt": b"" for number in range(1_001)}), {"too long"}
    yield "bomb.gz", gzipped(bytes(1_000_000), 70), {"too long"}
    yield "no-head.eml", f"\n{WORDS}".encode(), BROKEN
    yield "blank.eml", mail("\n").as_bytes(), {"empty"}
    yield "signed-only.eml", mail("-- \nBo Tessim\n").as_bytes(), {"empty"}
    yield "quoted-only.eml", mail("> Where are the guns?\n").as_bytes(), {"empty"}
    parts = b"--a\nContent-Type: multipart/mixed\n\n" * 200
    yield "deep.eml", b"Content-Type: multipart/mixed; boundary=a\n\n" + parts, {"empty"}
    yield "no-postmark.mbox", mail(WORDS).as_bytes(), BROKEN
    yield "large.txt", b"word " * 13_000_000, {"too long"}
    yield "large.pdf", b"%PDF-1.7\n" + bytes(64_000_001), {"too long"}


def bombed_twice() -> bytes:
    """A PDF whose stream unfolds in two steps, a few bytes to hundreds of millions."""
    raw = raw_pdf([zlib.compress(flated(bytes(1_000_000), 600), 9)])
    return raw.replace(b"/Filter /FlateDecode", b"/Filter [/FlateDecode /FlateDecode]")


def laughs() -> bytes:
    """An XML of entities that unfold to billions of words."""
    names = "abcdefghij"
    lines = [f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in pairwise(names)]
    return f'<!DOCTYPE x [<!ENTITY a "ha">{"".join(lines)}]><x>&j;</x>'.encode()


def attached() -> Iterator[tuple[str, bytes, tuple[str, ...], dict[str, set[str]]]]:
    """Mails with broken attachments: the marks of what is good in each, and what is to be said of the others."""
    parts: dict[str, tuple[bytes, set[str]]] = {
        "bomb.txt.gz": (gzipped(bytes(1_000_000), 70), {"too long"}),
        "bomb.docx": (replaced(samples()[".docx"], "word/document.xml", bytes(65_000_000)), {"too long"}),
        "locked.pdf": (pdf(b"", extra=b"/ID [<00> <00>] /Encrypt " + LOCK), {"encrypted"}),
        "cut.docx": (samples()[".docx"][:2_000], BROKEN),
        "noise.zip": (NOISE.randbytes(500), BROKEN),
    }
    for mark, (raw, kinds) in parts.items():
        message = mail(WORDS)
        message.add_attachment(raw, maintype="application", subtype="octet-stream", filename=mark)
        yield f"with-{mark}.eml", message.as_bytes(), ("",), {f"#{mark}": kinds}
    yield "matryoshka.eml", nested(), tuple("#1.eml" * depth for depth in range(4)), {"#1.eml" * 4: BROKEN}


def nested() -> bytes:
    """A mail in a mail in a mail, deeper than any is opened."""
    message = mail(WORDS)
    for _ in range(4):
        outer = mail(WORDS)
        outer.add_attachment(message)
        message = outer
    return message.as_bytes()
