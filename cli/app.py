"""The commands, their options, and how errors become exit codes."""

import signal
import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from cli import operations
from cli.operations import JsonOption
from shared.errors import AutoBuilderError, InvalidRequest, Misconfigured, NotAllowed, Unavailable

EXIT_RUN_FAILED, EXIT_USAGE, EXIT_NOT_ALLOWED, EXIT_UNAVAILABLE, EXIT_INTERRUPTED = 1, 2, 3, 4, 130

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Migrates Java 8 / Spring Boot 2 projects to Java 17 / Spring Boot 3 and proves the result.",
)

SourceArgument = Annotated[
    str, typer.Argument(metavar="SOURCE", help="Directory, archive (.zip, .tar.gz), git URL or project:ID.")
]
RefOption = Annotated[str | None, typer.Option(help="Branch, tag or commit of a git URL.")]
SubdirOption = Annotated[str | None, typer.Option(help="Directory of the build inside the source.")]
JavaOption = Annotated[int, typer.Option("--java", help="Target Java: 17, or 11 with --spring-boot 2.7.")]
BootOption = Annotated[str, typer.Option("--spring-boot", help="Target Spring Boot: 3.5, 3.4.1, ...")]
OutOption = Annotated[Path | None, typer.Option(help="Where the result goes.", show_default="autobuilder-out/NAME")]
app.add_typer(operations.dead_letters, name="dead-letters")
app.add_typer(operations.webhooks, name="webhooks")


@app.callback()
def connect(
    ctx: typer.Context,
    server: Annotated[
        str | None,
        typer.Option(envvar="AUTOBUILDER_SERVER", help="Work on this server (URL), not here."),
    ] = None,
    token: Annotated[
        str | None, typer.Option(envvar="AUTOBUILDER_TOKEN", help="Bearer token for that server.", show_envvar=True)
    ] = None,
) -> None:
    """What all commands share."""
    if server is not None:
        from cli.server import Server

        ctx.obj = Server(server, token)


def only_here(ctx: typer.Context) -> None:
    """Raises InvalidRequest where a server was named: this machine is not what was meant."""
    if ctx.obj is not None:
        raise InvalidRequest(f"`{ctx.info_name}` is about this machine: leave --server (AUTOBUILDER_SERVER) out.")


@app.command()
def migrate(
    ctx: typer.Context,
    source: SourceArgument,
    ref: RefOption = None,
    subdir: SubdirOption = None,
    java: JavaOption = 17,
    spring_boot: BootOption = "3.5",
    out: OutOption = None,
    no_llm: Annotated[bool, typer.Option("--no-llm", help="Deterministic fixers only.")] = False,
    engine: Annotated[str, typer.Option(help="First pass: fixers, openrewrite or openrewrite+fixers.")] = "fixers",
    as_json: JsonOption = False,
    keep_going: Annotated[bool, typer.Option(help="Migrate even if the project does not build as it is.")] = False,
    probe: Annotated[
        bool, typer.Option("--probe", help="Start the application before and after; compare what it answers.")
    ] = False,
    deliver: Annotated[
        Literal["none", "pull_request"], typer.Option(help="Where the GitHub App is installed: open a pull request.")
    ] = "none",
    deliver_failed: Annotated[
        Literal["none", "draft"], typer.Option(help="With --deliver: what to open when the run is not verified.")
    ] = "none",
) -> None:
    """Migrate a project, prove the result, and write patch, report, project and jars to --out."""
    from cli.migrate import Wishes, migrate

    wishes = Wishes(
        source=source,
        ref=ref,
        subdir=subdir,
        java=java,
        spring_boot=spring_boot,
        out=out,
        llm=not no_llm,
        engine=engine,
        as_json=as_json,
        keep_going=keep_going,
        probe=probe,
        deliver=deliver,
        deliver_failed=deliver_failed,
    )
    raise typer.Exit(migrate(wishes, ctx.obj))


@app.command()
def assess(
    ctx: typer.Context,
    source: SourceArgument,
    ref: RefOption = None,
    subdir: SubdirOption = None,
    java: JavaOption = 17,
    spring_boot: BootOption = "3.5",
    html: Annotated[Path | None, typer.Option(help="Also write the assessment as a page.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Say what a migration would do, why, and what a person must decide. Changes and builds nothing."""
    from cli.assess import assess

    raise typer.Exit(assess(source, ref, subdir, java, spring_boot, html, as_json, ctx.obj))


@app.command()
def runs(
    ctx: typer.Context,
    limit: Annotated[int, typer.Option(min=1, max=1000)] = 20,
    as_json: JsonOption = False,
) -> None:
    """List the newest runs."""
    from cli import inspect

    raise typer.Exit(inspect.runs(limit, as_json, ctx.obj))


@app.command()
def show(ctx: typer.Context, run_id: str, as_json: JsonOption = False) -> None:
    """Show a run: its steps, and its report when it has ended."""
    from cli import inspect

    raise typer.Exit(inspect.show(run_id, as_json, ctx.obj))


@app.command()
def logs(
    ctx: typer.Context,
    run_id: str,
    follow: Annotated[bool, typer.Option("-f", "--follow", help="Go on until the run has ended.")] = False,
    step: Annotated[str | None, typer.Option(help="Only this step.")] = None,
    tail: Annotated[int | None, typer.Option(min=1, help="Only the last so many lines of each log.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")] = False,
) -> None:
    """Print what a run's builds printed."""
    from cli import inspect

    raise typer.Exit(inspect.logs(run_id, follow, step, tail, as_json, ctx.obj))


@app.command()
def cancel(ctx: typer.Context, run_id: str, as_json: JsonOption = False) -> None:
    """Stop a run and its builds."""
    from cli import steer

    raise typer.Exit(steer.cancel(run_id, as_json, ctx.obj))


@app.command()
def retry(
    ctx: typer.Context,
    run_id: str,
    from_step: Annotated[str | None, typer.Option("--from", metavar="STEP", help="First step to do again.")] = None,
    out: OutOption = None,
    as_json: JsonOption = False,
) -> None:
    """Do an ended run again, from its start or from a step; what came before is used as it is."""
    from cli import steer

    raise typer.Exit(steer.retry(run_id, from_step, out, as_json, ctx.obj))


@app.command()
def fixes(ctx: typer.Context, as_json: JsonOption = False) -> None:
    """List what language models repaired, by class of problem: raw material for new fixers."""
    only_here(ctx)
    from cli.fixes import fixes

    raise typer.Exit(fixes(as_json))


@app.command()
def prune(
    ctx: typer.Context,
    days: Annotated[int, typer.Option("--older-than", metavar="DAYS", min=1, help="Since they ended.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would go, and delete nothing.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Delete old runs of this machine with their logs and files; what was written to --out stays."""
    only_here(ctx)
    from cli.prune import prune

    raise typer.Exit(prune(days, dry_run, as_json))


@app.command()
def doctor(ctx: typer.Context, as_json: JsonOption = False) -> None:
    """Check what a migration needs on this machine."""
    only_here(ctx)
    from cli.doctor import doctor

    raise typer.Exit(doctor(as_json))


@app.command()
def serve(
    ctx: typer.Context,
    port: Annotated[int, typer.Option(help="HTTP port; 0 takes a free one.")] = 7071,
    address: Annotated[str, typer.Option("--bind", help="IP address to listen on.")] = "127.0.0.1",
    web_port: Annotated[int, typer.Option(help="Port of the web pages on loopback.")] = 3000,
    web: Annotated[bool, typer.Option(help="Start the web pages, if Node and their build are there.")] = True,
) -> None:
    """Drive runs, answer the API and show the web pages until interrupted: the whole service on this machine."""
    only_here(ctx)
    from cli.serve import serve

    raise typer.Exit(serve(port, address, web_port if web else None))


@app.command()
def mcp(ctx: typer.Context) -> None:
    """Serve agents over stdio (Model Context Protocol): this machine, or the --server."""
    from cli.mcp import mcp

    raise typer.Exit(mcp(ctx.obj))


def run() -> int:
    """The exit code: 0 ok, 1 the run failed, 2 usage, 3 not allowed, 4 unavailable, 130 interrupted."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # `timeout` and CI ask so: no build may be left running
    try:
        app(prog_name="autobuilder")
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else EXIT_USAGE
    except InvalidRequest as error:
        return _complain(error, EXIT_USAGE)
    except NotAllowed as error:
        return _complain(error, EXIT_NOT_ALLOWED)
    except (Unavailable, Misconfigured) as error:
        return _complain(error, EXIT_UNAVAILABLE)
    except AutoBuilderError as error:
        return _complain(error, EXIT_RUN_FAILED)
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    return 0


def _complain(error: Exception, code: int) -> int:
    print(f"autobuilder: {error}", file=sys.stderr)
    return code
