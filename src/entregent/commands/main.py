"""The `entregent` command. Each family of verbs has its file; here are what they share: parsing, errors, exit codes.

Exit codes: 0 done, 1 refused or found wrong, 2 asked for wrongly (arguments or settings).
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, NoReturn

FAMILIES = ("serve", "database", "demo", "member", "archive", "doctor")
SETTINGS = "entregent.config.settings"


class Parser(argparse.ArgumentParser):
    """Errors in one sentence, with the way to help."""

    def error(self, message: str) -> NoReturn:
        print(f"{self.prog}: {message}. See {self.prog} --help.", file=sys.stderr)
        sys.exit(2)


def parser() -> Parser:
    top = Parser(
        prog="entregent",
        description="Entregent: a professional network that its members own.",
        epilog="Example: entregent serve",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verbs = top.add_subparsers(metavar="VERB", required=True, parser_class=Parser)
    for family in FAMILIES:
        import_module(f"entregent.commands.{family}").add_to(verbs)
    return top


def add_verb(
    verbs: Any,
    name: str,
    run: Callable[[argparse.Namespace], int | None],
    *,
    about: str,
    example: str,
    data: bool = False,
) -> Parser:
    """One verb with its help and example. `data`: it answers with data, so it takes --json."""
    verb: Parser = verbs.add_parser(
        name,
        help=about,
        description=about,
        epilog=f"Example: {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verb.set_defaults(run=run, json=False, example=example)
    if data:
        verb.add_argument("--json", action="store_true", help="answer with JSON")
    return verb


def family(verbs: Any, name: str, about: str) -> Any:
    return verbs.add_parser(
        name, help=about, description=about, epilog=f"Example: entregent {name} --help"
    ).add_subparsers(metavar="VERB", required=True, parser_class=Parser)


def answer(arguments: argparse.Namespace, data: Any, text: str) -> None:
    print(json.dumps(data, ensure_ascii=False) if arguments.json else text)


def main(given: Sequence[str] | None = None) -> NoReturn:
    arguments = parser().parse_args(given)
    sys.exit(perform(arguments))


def perform(arguments: argparse.Namespace) -> int:
    """The exit code. Errors become one sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    try:
        import django

        django.setup()
    except (ValueError, OSError) as error:  # a setting that cannot be used says so in one sentence
        return _fail(error, 2)
    from django.db import DatabaseError

    from entregent.kit import slots
    from entregent.kit.errors import DomainError

    try:
        return arguments.run(arguments) or 0
    except DomainError as error:
        return _fail(error, 1)
    except DatabaseError as error:
        return _fail(
            f"The database refuses: {str(error).strip()}. Try `entregent migrate`, then `entregent doctor`.", 1
        )
    except (ValueError, OSError) as error:
        return _fail(error, 1)
    except KeyboardInterrupt:
        return 1
    finally:
        slots.release()


def _fail(error: object, code: int) -> int:
    sentence = " ".join(str(error).split())
    print(f"entregent: {sentence}", file=sys.stderr)
    return code
