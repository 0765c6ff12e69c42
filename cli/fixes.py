"""`autobuilder fixes`: what language models repaired, by class of problem: raw material for new fixers."""

from rich.console import Console
from rich.markup import escape

from cli.view import printable
from pipeline.repair.lessons import Lesson, lessons
from shared.exchange import Exchange
from shared.settings import Settings


def fixes(as_json: bool) -> int:
    found = lessons(Exchange(Settings().artifacts_dir).root / "runs")
    console = Console(emoji=False)
    if as_json:
        print("[" + ",\n".join(lesson.model_dump_json() for lesson in found) + "]")
    elif not found:
        console.print("No repair by a language model has been accepted yet.")
    else:
        for lesson in found:
            tell(lesson, console)
    return 0


def tell(lesson: Lesson, console: Console) -> None:
    """A problem, how many runs had it, and the edits that were tried, the confirmed ones first."""
    runs = f"{lesson.runs} run{'' if lesson.runs == 1 else 's'}"
    console.print(f"[bold]{escape(printable(lesson.problem))}[/] ({lesson.wave}, {runs})", highlight=False)
    for example in lesson.examples:
        verdict = {True: "confirmed", False: "taken back", None: "not judged"}[example.kept]
        console.print(f"  {verdict} in {escape(example.path)} by {escape(example.model)}", highlight=False)
        for sign, text in (("-", example.find), ("+", example.replace)):
            for line in text.splitlines():
                console.print(f"    {sign} {printable(line)}", style="dim", highlight=False, markup=False)
