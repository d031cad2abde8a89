"""Mail: what its writer wrote, word for word, and what was attached."""

from __future__ import annotations

import gzip
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from pactwatch.intake.files import Intake
from pactwatch.intake.mail import from_mail
from pactwatch.intake.text import Unreadable
from pactwatch.model import Report
from tests.papers import mail, pdf, shown

WORDS = "The army withdrew its guns from the ridge.\n\nThe road to the port was open again, observers said."


def body(text: str, **heads: str) -> str:
    return from_mail(mail(text, **heads).as_bytes()).text.strip()


def test_a_mail_tells_its_subject_sender_and_the_day_where_it_was_sent() -> None:
    found = from_mail(mail(WORDS).as_bytes())
    assert found.text.strip() == WORDS
    assert (found.title, found.source, found.published) == ("Guns go back", "Quay Gazette", "2024-05-02")


@pytest.mark.parametrize(
    "after",
    [
        "\n\nOn Thu, 2 May 2024 at 07:00, Ada Karesh <ada@oru.example> wrote:\n> What about the guns?\n> Ada\n",
        "\n\nOn Thu, 2 May 2024 at 07:00, Ada Karesh of the mission of Oru\n<ada@oru.example> wrote:\n\n> The guns?\n",
        "\n\n-----Original Message-----\nFrom: Ada\nSent: Thursday\nTo: Desk\nSubject: Guns\n\nWhat about the guns?\n",
        "\n\nFrom: Ada Karesh\nSent: Thursday, 2 May 2024\nTo: Desk\nSubject: Guns\n\nWhat about the guns?\n",
        "\n\n-- \nBo Tessim\nQuay Gazette\n",
        "\n\nSent from my telephone\n",
    ],
)
def test_the_thread_and_the_signature_are_left_out(after: str) -> None:
    assert body(WORDS + after) == WORDS


def test_answers_between_quoted_lines_are_read() -> None:
    asked = "On Thu, Ada Karesh <ada@oru.example> wrote:\n> Where are the guns?"
    assert body(f"{asked}\n\nGone from the ridge.\n\n> And the road?\n\nOpen.") == "Gone from the ridge.\n\n\nOpen."


def test_what_was_forwarded_is_read_without_its_head() -> None:
    head = (
        "---------- Forwarded message ---------\nFrom: Ada <ada@oru.example>\nDate: Thu, 2 May 2024\nSubject: Guns\n\n"
    )
    assert body(f"See below.\n\n{head}{WORDS}").split() == f"See below. {WORDS}".split()
    old = "-----Original Message-----\nFrom: Ada\nSent: Thursday\nTo: Desk\nSubject: Guns\n\n"
    assert body(f"See below.\n\n{old}{WORDS}", Subject="Fwd: Guns").split() == f"See below. {WORDS}".split()


def test_words_that_only_look_like_a_mark_stay() -> None:
    text = "From: the ridge to the port, the guns are gone.\n\nOn Wednesday the colonel wrote:\n\nWe kept our word."
    assert body(text) == text


def test_a_letter_in_html_is_read_whole_without_thread_and_signature() -> None:
    message = mail("")
    message.set_content(
        "<html><head><style>p {color: red}</style></head><body><p>The army withdrew its <b>guns</b> from the ridge.</p>"
        "<div>The road<br>was open.</div><div class='gmail_signature'>Bo</div><div class='gmail_quote x'>"
        "<p>On Thu Ada wrote:</p><blockquote>Where are the guns?</blockquote></div></body></html>",
        subtype="html",
    )
    assert from_mail(message.as_bytes()).text == "The army withdrew its guns from the ridge.\n\nThe road\n\nwas open."


def test_soft_line_ends_are_joined_and_old_encodings_decoded() -> None:
    message = mail("")
    message.set_payload("The army withdrew \nits guns from \nthe ridge.\n\n“Gone.”\n".encode("cp1252"))
    message.set_type('text/plain; charset="windows-1252"; format=flowed')
    assert from_mail(message.as_bytes()).text == "The army withdrew its guns from the ridge.\n\n“Gone.”"


def test_attachments_are_reports_of_their_own_by_their_names(tmp_path: Path) -> None:
    message, inner = (
        mail(WORDS),
        mail("The captives are free.", Subject="Captives", Date="Fri, 03 May 2024 08:00:00 +0000"),
    )
    zipped = BytesIO()
    with zipfile.ZipFile(zipped, "w") as packed:
        packed.writestr("notes/2024-05-01.txt", "The ferry sails again.")
    for name, raw in {
        "note.pdf": pdf(shown([(50, 500, "The guns are gone.")])),
        "all.zip": zipped.getvalue(),
        "wire.txt.gz": gzip.compress(b"The bridge is open."),
        "photo.jpeg": b"\xff\xd8\xff",
    }.items():
        message.add_attachment(raw, maintype="application", subtype="octet-stream", filename=name)
    message.add_attachment("The market is open.", filename="note.txt")
    message.add_attachment("The school is open.", filename="note.txt")
    message.add_attachment(inner)
    (tmp_path / "mail.eml").write_bytes(message.as_bytes())
    warnings: list[str] = []
    taken = list(Intake(warn=warnings.append).reports([tmp_path / "mail.eml"]))
    assert {report.id: report.text.strip() for report in taken if isinstance(report, Report)} == {
        "mail.eml": WORDS,
        "mail.eml#note.pdf": "The guns are gone.",
        "mail.eml#all.zip#notes/2024-05-01.txt": "The ferry sails again.",
        "mail.eml#wire.txt.gz#packed.txt": "The bridge is open.",
        "mail.eml#note.txt": "The market is open.",
        "mail.eml#6-note.txt": "The school is open.",
        "mail.eml#7.eml": "The captives are free.",
    }
    days = {report.id: report.published for report in taken if isinstance(report, Report)}
    assert days["mail.eml#7.eml"] == "2024-05-03"
    assert days["mail.eml#all.zip#notes/2024-05-01.txt"] == "2024-05-01"
    assert days["mail.eml#note.txt"] is None
    assert warnings == ["mail.eml#photo.jpeg: left out, .jpeg is not a format that is read"]


def test_a_mailbox_gives_a_report_a_message(tmp_path: Path) -> None:
    letters = ["The guns are gone.", "From the ridge to the port\nall is quiet.", "", "The captives are free."]
    raw = b""
    for letter in letters:
        escaped = mail(letter).as_bytes().replace(b"\nFrom ", b"\n>From ")
        raw += b"From desk@gazette.example Thu May  2 07:00:00 2024\n" + escaped + b"\n"
    (tmp_path / "mail.mbox").write_bytes(raw)
    taken = list(Intake().reports([tmp_path / "mail.mbox"]))
    assert [(one.id, one.text.strip()) for one in taken if isinstance(one, Report)] == [
        ("mail.mbox#1", letters[0]),
        ("mail.mbox#2", letters[1]),
        ("mail.mbox#4", letters[3]),
    ]
    assert [one.error.message for one in taken if not isinstance(one, Report)] == ["mail.mbox#3: holds no words"]


def test_what_is_no_mail_is_said_to_be_none() -> None:
    with pytest.raises(Unreadable, match="no mail"):
        from_mail(b"The army withdrew its guns.\n")
