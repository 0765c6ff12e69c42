"""What the command line says comes out as it is."""

import pytest

from cli.view import say, stderr_console


def test_coordinates_are_no_pictures(capsys: pytest.CaptureFixture[str]) -> None:
    said = "com.example:top:pom:1.0.0"
    stderr_console().print(said, highlight=False, markup=False)
    say({}, said, False)
    out = capsys.readouterr()
    assert (out.out, out.err) == (f"{said}\n", f"{said}\n")
