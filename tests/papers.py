"""Makes papers for the tests: PDFs written by hand or set by typst, Word documents, mails."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from email.message import EmailMessage

PICTURE = (
    b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
)
LOCK = b"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <%s> /U <%s> >>" % (b"6b" * 32, b"3c" * 32)


def typeset(source: str) -> bytes:
    """The PDF that typst makes of a source; the clock is not asked."""
    import typst

    made = typst.compile(source.encode())
    assert isinstance(made, bytes)
    return made


def pdf(*contents: bytes, packed: bool = True, extra: bytes = b"") -> bytes:
    """A PDF of pages with the given content streams, in one Helvetica; `extra` goes to the trailer."""
    return raw_pdf([zlib.compress(content) if packed else content for content in contents], packed, extra)


def raw_pdf(streams: Sequence[bytes], packed: bool = True, extra: bytes = b"") -> bytes:
    """A PDF of pages whose content streams are given as they stand in the file."""
    kids = b" ".join(b"%d 0 R" % (5 + 2 * number) for number in range(len(streams)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(streams)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        PICTURE + b"\nstream\n\x80\nendstream",
    ]
    for number, stream in enumerate(streams):
        page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R" % (6 + 2 * number)
        objects.append(page + b" /Resources << /Font << /F 3 0 R >> /XObject << /P 4 0 R >> >> >>")
        how = b"/Filter /FlateDecode " if packed else b""
        objects.append(b"<< %s/Length %d >>\nstream\n%s\nendstream" % (how, len(stream), stream))
    return assembled(objects, extra)


def assembled(objects: Sequence[bytes], extra: bytes) -> bytes:
    """The file of some objects: their places are written behind them."""
    raw, places = b"%PDF-1.7\n", []
    for number, written in enumerate(objects, 1):
        places.append(len(raw))
        raw += b"%d 0 obj\n%s\nendobj\n" % (number, written)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return (
        raw
        + head
        + b"trailer << /Root 1 0 R /Size %d %s >>\nstartxref\n%d\n%%%%EOF"
        % (
            len(objects) + 1,
            extra,
            len(raw),
        )
    )


def shown(lines: Sequence[tuple[float, float, str]], size: int = 10) -> bytes:
    """A content stream that shows lines, each at its place, in the order given."""
    return (
        b"BT /F %d Tf " % size
        + b"".join(b"1 0 0 1 %g %g Tm (%s) Tj " % (x, y, line.encode("cp1252")) for x, y, line in lines)
        + b"ET"
    )


def mail(text: str, **heads: str) -> EmailMessage:
    """A mail of plain text with the usual heads, which may be given others."""
    message = EmailMessage()
    usual = {"From": "Quay Gazette <desk@gazette.example>", "Subject": "Guns go back"}
    for name, value in (usual | {"Date": "Thu, 02 May 2024 23:30:00 -0500"} | heads).items():
        message[name] = value
    message.set_content(text)
    return message
