"""The commands of `autobuilder dead-letters` and `autobuilder webhooks`, and their options."""

from typing import Annotated

import typer

JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, and nothing else, on stdout.")]
WebhookArgument = Annotated[int, typer.Argument(metavar="ID", help="As `list` shows it.")]
LetterArgument = Annotated[str, typer.Argument(metavar="ID", help="As `list` shows it: run-requests:7.")]

dead_letters = typer.Typer(no_args_is_help=True, help="Messages that were set aside: look, replay, discard.")
webhooks = typer.Typer(no_args_is_help=True, help="Who is told of runs by signed HTTP requests.")


@dead_letters.command("list")
def list_letters(
    ctx: typer.Context,
    queue: Annotated[str | None, typer.Option(help="Only of this queue.")] = None,
    as_json: JsonOption = False,
) -> None:
    """List the oldest dead letters of every queue, with the reason."""
    from cli import dead_letters

    raise typer.Exit(dead_letters.list_letters(queue, as_json, ctx.obj))


@dead_letters.command()
def show(ctx: typer.Context, letter_id: LetterArgument, as_json: JsonOption = False) -> None:
    """Show one with its body."""
    from cli import dead_letters

    raise typer.Exit(dead_letters.show(letter_id, as_json, ctx.obj))


@dead_letters.command()
def replay(
    ctx: typer.Context,
    letter_id: Annotated[str | None, typer.Argument(metavar="[ID]", help="As `list` shows it.")] = None,
    queue: Annotated[str | None, typer.Option("--all", metavar="QUEUE", help="Every one of this queue.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Put one, or all of a queue, back as if newly sent."""
    from cli import dead_letters

    raise typer.Exit(dead_letters.replay(letter_id, queue, as_json, ctx.obj))


@dead_letters.command()
def discard(ctx: typer.Context, letter_id: LetterArgument, as_json: JsonOption = False) -> None:
    """Delete one for good."""
    from cli import dead_letters

    raise typer.Exit(dead_letters.discard(letter_id, as_json, ctx.obj))


@webhooks.command()
def add(
    ctx: typer.Context,
    url: str,
    event: Annotated[list[str] | None, typer.Option(help="CloudEvent type; repeat it. Default: all.")] = None,
    secret: Annotated[
        str | None, typer.Option(envvar="AUTOBUILDER_WEBHOOK_SECRET", help="whsec_...; made and shown once if missing.")
    ] = None,
    group: Annotated[int | None, typer.Option(help="Only runs of the group with this id.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Tell a URL of runs from now on."""
    from cli import webhooks

    raise typer.Exit(webhooks.add(url, event or [], secret, group, as_json, ctx.obj))


@webhooks.command("list")
def list_webhooks(ctx: typer.Context, as_json: JsonOption = False) -> None:
    """List webhooks, without their secrets."""
    from cli import webhooks

    raise typer.Exit(webhooks.list_webhooks(as_json, ctx.obj))


@webhooks.command()
def remove(ctx: typer.Context, webhook_id: WebhookArgument, as_json: JsonOption = False) -> None:
    """Remove a webhook and what was to be sent to it."""
    from cli import webhooks

    raise typer.Exit(webhooks.remove(webhook_id, as_json, ctx.obj))


@webhooks.command()
def ping(ctx: typer.Context, webhook_id: WebhookArgument, as_json: JsonOption = False) -> None:
    """Send an event that says nothing, to try a webhook."""
    from cli import webhooks

    raise typer.Exit(webhooks.ping(webhook_id, as_json, ctx.obj))
