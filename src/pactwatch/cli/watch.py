"""The command that uses the network: `watch`."""

from __future__ import annotations

import os
import re
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from pactwatch import DEFAULT_MODEL
from pactwatch.cli.app import KEEPING, Model, app, refused
from pactwatch.cli.kept import WHERE, Where, opened_record

UNITS = {"m": "minutes", "h": "hours", "d": "days"}


def a_time(value: str) -> str:
    """A length of time as it was given: `30m`, `1h`, `1d`."""
    if not re.fullmatch(r"[1-9]\d{0,4}[mhd]", value):
        raise typer.BadParameter(f"{value!r} is no length of time; write 30m, 1h or 1d")
    return value


@app.command(rich_help_panel=KEEPING)
def watch(
    urls: Annotated[
        list[str], typer.Argument(metavar="ADDRESS", help="Feeds (RSS, Atom) and pages.", show_default=False)
    ],
    every: Annotated[
        str, typer.Option(metavar="TIME", callback=a_time, help="How often each is looked at: 30m, 1h, 1d.")
    ] = "1h",
    once: Annotated[bool, typer.Option("--once", help="One round over what is due, and no more.")] = False,
    atom: Annotated[Path | None, typer.Option(metavar="FILE", help="Tell what is new in an Atom file.")] = None,
    webhook: Annotated[
        list[str] | None, typer.Option(metavar="ADDRESS", help="Send what is new there, as JSON; may be repeated.")
    ] = None,
    mail: Annotated[
        list[str] | None, typer.Option(metavar="ADDRESS", help="Mail what is new to this mailbox; may be repeated.")
    ] = None,
    smtp: Annotated[
        str,
        typer.Option(metavar="HOST:PORT", help="The mail server. PACTWATCH_SMTP_USER and _PASSWORD log in to it."),
    ] = "localhost:25",
    sender: Annotated[
        str, typer.Option("--from", metavar="ADDRESS", help="Whom the mail is from.")
    ] = "pactwatch@localhost",
    allow: Annotated[
        list[str] | None,
        typer.Option(metavar="HOST", help="Ask this host although its address is private; may be repeated."),
    ] = None,
    model: Model = DEFAULT_MODEL,
    record: Where = WHERE,
) -> None:
    """Watch feeds and pages: what is new goes on record, and what follows from it is told once.

    New due dates, disputes and changes of status go to an Atom file, a webhook or a mailbox. Sites are asked politely:
    only for what has changed, not where their robots.txt asks programs to stay away, less often after a failure. This
    is the only command that uses the network; private addresses are refused unless they are allowed by name.

    Example: `pactwatch watch https://news.example/rss --every 30m --atom news.atom`
    """
    from pactwatch.watch.fetching import Fetcher
    from pactwatch.watch.state import Memory
    from pactwatch.watch.telling import AtomFile, Mail, Way, Webhook
    from pactwatch.watch.watching import Watch

    fetcher = Fetcher(frozenset(allow or ()))
    user, password = (os.environ.get(f"PACTWATCH_SMTP_{name}", "") for name in ("USER", "PASSWORD"))
    ways: list[Way] = [AtomFile(atom)] if atom else []
    ways += [Webhook(url, fetcher) for url in webhook or ()]
    ways += [Mail(smtp, sender, receiver, user, password) for receiver in mail or ()]
    with opened_record(record) as kept:
        watching = Watch(
            kept,
            Memory(beside(record)),
            urls,
            timedelta(**{UNITS[every[-1]]: int(every[:-1])}),
            fetcher,
            ways,
            model,
            say=lambda sentence: typer.echo(sentence, err=True),
        )
        try:
            watching.round() if once else watching.forever()
        except KeyboardInterrupt:
            raise refused("broken off; the same command goes on from there") from None


def beside(record: str) -> Path:
    """Where a watch on a record is remembered: beside its file, here where it is in a database."""
    return Path("pactwatch.watch.json" if "://" in record else f"{record}.watch.json")
