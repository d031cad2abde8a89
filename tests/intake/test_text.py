"""From bytes to text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.intake.text import Unreadable, day, decode

WORDS = "Le médiateur a quitté la ville à l’aube, disent les témoins, après une nuit sans sommeil. "


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(lambda text: text[0] != "\ufeff"))
def test_utf_8_is_given_back_unchanged_and_unnamed(text: str) -> None:
    assert decode(text.encode()) == (text, None)


def test_line_ends_are_kept() -> None:
    assert decode(b"one\r\ntwo\rthree\n")[0] == "one\r\ntwo\rthree\n"


def test_a_byte_order_mark_is_no_text() -> None:
    assert decode(b"\xef\xbb\xbfTalks") == ("Talks", None)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_decides(encoding: str) -> None:
    assert decode(("\ufeff" + WORDS).encode(encoding)) == (WORDS, encoding)


def test_an_old_encoding_is_detected_and_named() -> None:
    text, encoding = decode((WORDS * 5).encode("cp1252"))
    assert text == WORDS * 5
    assert encoding is not None


def test_a_declared_encoding_is_believed_where_it_decodes() -> None:
    page = '<meta charset="koi8-r"><p>Переговоры'.encode("koi8-r")
    assert decode(page) == ('<meta charset="koi8-r"><p>Переговоры', "koi8-r")


@pytest.mark.parametrize("raw", [b"\x00\x01\x02\x03" * 40, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256))])
def test_binary_data_is_refused(raw: bytes) -> None:
    with pytest.raises(Unreadable):
        decode(raw)


def test_a_few_control_characters_of_a_wire_service_are_no_binary() -> None:
    assert decode(b"\x01" + b"Talks resumed in the capital. " * 20)[0].startswith("\x01Talks")


@pytest.mark.parametrize(
    ("value", "expected"),
    [("2024-04-13", "2024-04-13"), ("2024-04-13T07:30:00+02:00", "2024-04-13"), ("2024-02-30", None), ("soon", None)],
)
def test_a_day_is_real_or_none(value: str, expected: str | None) -> None:
    assert day(value) == expected
