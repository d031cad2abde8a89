"""The commands that serve pages: `serve`, and `account` for those who log in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pactwatch.cli.app import KEEPING, app, refused
from pactwatch.cli.kept import WHERE, Where

account = typer.Typer(no_args_is_help=True, help="Who may log in where `pactwatch serve --team` serves.")
app.add_typer(account, name="account", rich_help_panel=KEEPING)

AccountsFile = Annotated[
    Path,
    typer.Option(
        "--accounts",
        envvar="PACTWATCH_ACCOUNTS",
        metavar="FILE",
        dir_okay=False,
        help="The file of accounts, apart from the record.",
    ),
]
ACCOUNTS = Path("pactwatch-accounts.sqlite")
Name = Annotated[str, typer.Argument(metavar="NAME", help="As it stands at decisions.", show_default=False)]


@app.command(rich_help_panel=KEEPING)
def serve(
    record: Where = WHERE,
    port: Annotated[int, typer.Option(min=0, max=65535, metavar="N", help="0 takes a free one.")] = 8765,
    team: Annotated[bool, typer.Option("--team", help="Ask for a name and password; see `pactwatch account`.")] = False,
    accounts: AccountsFile = ACCOUNTS,
    address: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            help="The address under which a team comes, by a proxy: https://pactwatch.example.org",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Show a record as pages in the browser, until it is stopped by Ctrl-C.

    It listens on this machine alone (127.0.0.1); a team reaches it through a proxy. No page asks anything of another
    address. Where there is no record yet, the examples' is shown if `make demo` has made it.

    Example: `pactwatch serve --record process.sqlite`
    """
    from pactwatch import RecordError
    from pactwatch.web.serving import Serving

    try:
        serving = Serving(record, port, say=lambda sentence: typer.echo(sentence, err=True))
        serving.run(*((accounts, address) if team else ()))
    except RecordError as error:
        raise refused(str(error)) from error


@account.command("add")
def add_account(
    name: Name,
    role: Annotated[str, typer.Option(metavar="ROLE", help="reader (sees), reviewer (decides), keeper (forgets).")],
    accounts: AccountsFile = ACCOUNTS,
) -> None:
    """Make an account, or give one another role and password. The password is asked for, twice.

    From a pipe it is the first line: `pass show pactwatch/ann | pactwatch account add Ann --role reviewer`

    Example: `pactwatch account add Ann --role reviewer`
    """
    import sys

    from pactwatch import RecordError
    from pactwatch.web.access.accounts import Accounts, role_named

    typed = (
        typer.prompt("Password", hide_input=True, confirmation_prompt=True)
        if sys.stdin.isatty()
        else sys.stdin.readline().rstrip("\n")
    )
    try:
        Accounts(accounts).add(name, role_named(role), typed)
    except RecordError as error:
        raise refused(str(error)) from error
    typer.echo(f"{name} may log in as {role}")


@account.command("remove")
def remove_account(name: Name, accounts: AccountsFile = ACCOUNTS) -> None:
    """Remove an account; its sessions end, its decisions stay.

    Example: `pactwatch account remove Ann`
    """
    from pactwatch import RecordError
    from pactwatch.web.access.accounts import Accounts

    try:
        Accounts(accounts).remove(name)
    except RecordError as error:
        raise refused(str(error)) from error


@account.command("list")
def list_accounts(accounts: AccountsFile = ACCOUNTS) -> None:
    """Print who may log in, and as what.

    Example: `pactwatch account list`
    """
    from pactwatch import RecordError
    from pactwatch.web.access.accounts import Accounts

    try:
        for person in Accounts(accounts).people():
            typer.echo(f"{person.name}\t{person.role}")
    except RecordError as error:
        raise refused(str(error)) from error
