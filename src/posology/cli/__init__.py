"""Command line: list, show, print, supply, check, prove and validate protocols; measures of a patient; lint texts."""

from __future__ import annotations

import os
import sys

try:
    import click
except ImportError:  # pragma: no cover
    sys.exit("posology: the command needs click; install it with: pip install 'posology[cli]'")

from posology.cli import dispense, judge, lint, patient, show
from posology.cli.codes import BAD_INPUT
from posology.cli.faults import fault_text
from posology.cli.print import print_


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="posology")
def cli() -> None:
    """
    Dosing and titration schedules: exact, checked, printable.

    A calculator over cited sources, for professionals to review; not a medical device.
    """


COMMANDS = (
    show.list_,
    show.show,
    print_,
    dispense.supply,
    judge.check,
    judge.prove,
    judge.validate,
    lint.lint,
    patient.patient,
)

for command in COMMANDS:
    cli.add_command(command)


def main() -> None:
    """Run the command; bad input is told in one paragraph, never a traceback."""
    from posology.errors import PosologyError

    try:
        cli.main(prog_name="posology", standalone_mode=False)
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        command = context.command_path if context is not None else "posology"
        click.echo(f"posology: {error.format_message()} See '{command} --help'.", err=True)
        sys.exit(BAD_INPUT)
    except click.Abort:
        sys.exit(BAD_INPUT)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(BAD_INPUT)
    except (PosologyError, OSError) as error:
        click.echo(f"posology: {fault_text(error)}", err=True)
        sys.exit(BAD_INPUT)
