"""A crawl for tests: news pages in several encodings, with all that stands around an article on such a page."""

from __future__ import annotations

import gzip
import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ENCODINGS = ("utf-8", "windows-1252", "iso-8859-2", "windows-1251", "utf-16", "shift_jis")

# Words by encoding, so that each page holds letters that only its own encoding writes as it does.
PLACES = {
    "utf-8": ("Ørsund", "Kőszár", "Lagos-Nord", "Vél"),
    "windows-1252": ("Château-Arl", "Öst-Bruck", "Señal", "Vélines"),
    "iso-8859-2": ("Łęg", "Čermná", "Győrhalom", "Šumavka"),
    "windows-1251": ("Belmor (Белмор)", "Corvat (Корват)", "Estry (Эстри)", "Gorsk (Горск)"),
    "utf-16": ("Ivrin", "Jastów", "Kélm", "Łunn"),
    "shift_jis": ("Marsa (マルサ)", "Noral (ノラル)", "Pravin (プラビン)", "Queral (ケラル)"),
}
SUBJECTS = ("The mission", "A patrol", "The joint commission", "A relief convoy", "The district council", "An envoy")
DEEDS = (
    "reached {place} late in the evening and found the road between the two villages open",
    "counted {number} families who had come back to {place} since the guns fell silent",
    "asked both commands for the list of {number} prisoners that had been promised in {place}",
    "left {place} after {number} hours because nobody could vouch for the safety of the bridge",
    "opened an office in {place} where people may ask after relatives they have lost",
    "heard from {number} farmers in {place} that their fields have not been cleared of mines",
    "put off its visit to {place} by {number} days and gave the weather as the reason",
)
ENDS = ("", ", a spokesman said", ", according to its weekly note", ", as had been agreed in spring")
MENU = ("Home", "World", "Politics", "Opinion", "Sports", "Weather", "Video", "Subscribe", "Sign in")
ADVERTS = (
    "Save up to {number} percent on winter tyres",
    "Click here for the {number} best pans of the year",
    "Our newsletter: {number} minutes for your morning",
)


class Page(NamedTuple):
    """A page of the crawl: its address, its encoding, how that is declared, the words of its article, its HTML."""

    url: str
    encoding: str
    declared: str
    text: str
    html: str


def crawl(count: int, seed: int = 0) -> Iterator[Page]:
    """Pages in all encodings, which are declared by the server, by the page, or by nobody where the bytes tell."""
    chance = random.Random(seed)
    for number in range(count):
        encoding = ENCODINGS[number % len(ENCODINGS)]
        declared = ("server", "page", "both")[number // len(ENCODINGS) % 3]
        if encoding == "utf-16":
            declared = "server"  # a page in UTF-16 cannot declare it in bytes that a reader of ASCII finds
        paragraphs = [paragraph(encoding, chance) for _ in range(chance.randint(4, 9))]
        title = f"Report {number} from {chance.choice(PLACES[encoding])}"
        url = f"http://news{number % 7}.example/2024/{number % 12 + 1:02}/story-{number}.html"
        html = page(title, paragraphs, encoding if declared != "server" else None, chance)
        yield Page(url, encoding, declared, "\n".join(paragraphs), html)


def paragraph(encoding: str, chance: random.Random) -> str:
    """A few sentences."""
    places = PLACES[encoding]
    told = [
        f"{chance.choice(SUBJECTS)} {chance.choice(DEEDS)}{chance.choice(ENDS)}.".format(
            place=chance.choice(places), number=chance.randint(2, 400)
        )
        for _ in range(chance.randint(2, 5))
    ]
    return " ".join(told)


def page(title: str, paragraphs: list[str], charset: str | None, chance: random.Random) -> str:
    """An article with menu, scripts, adverts, comments and a foot around it."""
    meta = f'<meta charset="{charset}">' if charset else ""
    menu = "".join(f'<li><a href="/{word.lower()}">{word}</a></li>' for word in MENU)
    advert = chance.choice(ADVERTS).format(number=chance.randint(2, 80))
    body = [f"<p>{words}</p>" for words in paragraphs]
    body.insert(len(body) // 2, f'<div class="advertisement"><a href="http://shop.example/">{advert}</a></div>')
    related = "".join(f'<li><a href="/story-{n}.html">Story {n} that others read</a></li>' for n in range(5))
    return f"""<!DOCTYPE html><html lang="en"><head>{meta}<title>{title}</title>
<script>var tracker = {{"page": "{title}", "ads": ["{advert}"]}};</script><style>p {{ margin: 0 }}</style></head>
<body><header><nav><ul>{menu}</ul></nav></header><main><article><h1>{title}</h1>{"".join(body)}</article>
<aside class="related"><h2>Related</h2><ul>{related}</ul></aside></main>
<footer><p>All rights reserved. <a href="/imprint">Imprint</a> <a href="/privacy">Privacy</a></p></footer>
<script>document.write("<p>" + tracker.ads[0] + "</p>");</script></body></html>"""


def written(path: Path, pages: list[Page]) -> Path:
    """A WARC file (ISO 28500) of pages, a packed one record by record, with what else a crawler keeps."""
    pack = gzip.compress if path.suffix == ".gz" else bytes
    records = [record("warcinfo", "crawl", 0, "application/warc-fields", b"software: a crawler\r\n")]
    for number, one in enumerate(pages):
        charset = f"; charset={one.encoding}" if one.declared != "page" else ""
        records.append(answer(one.url, number, "200 OK", f"text/html{charset}", one.html.encode(one.encoding)))
        if number % 10 == 0:
            records.append(answer(one.url + "/picture.png", number, "200 OK", "image/png", b"\x89PNG\r\n" + bytes(64)))
            records.append(answer(one.url + "/gone", number, "404 Not Found", "text/html", b"<html>Not found</html>"))
    path.write_bytes(b"".join(map(pack, records)))
    return path


def answer(url: str, number: int, status: str, kind: str, body: bytes) -> bytes:
    """The record of a server's answer."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    return record("response", url, number, "application/http; msgtype=response", head.encode() + body)


def record(kind: str, url: str, number: int, content: str, block: bytes) -> bytes:
    """One record."""
    head = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:00000000-0000-4000-8000-{number:012}>",
        "WARC-Date": moment(number),
        "WARC-Target-URI": url,
        "Content-Type": content,
        "Content-Length": str(len(block)),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    return f"WARC/1.0\r\n{lines}\r\n".encode() + block + b"\r\n\r\n"


def moment(number: int) -> str:
    """When a page was fetched."""
    return f"2024-05-01T10:{number // 60 % 60:02}:{number % 60:02}Z"
