"""Selenium 4, which Boot manages since 2.7: one method for all ways to find an element, and durations for waits.

Left: `withTimeout(30, TimeUnit.SECONDS)` and the like, which the table `members` knows.
"""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from pipeline.sources.syntax import ancestor, arguments, field, simple_name
from shared.models import Wave

_BY = {
    "ClassName": "className",
    "CssSelector": "cssSelector",
    "Id": "id",
    "LinkText": "linkText",
    "Name": "name",
    "PartialLinkText": "partialLinkText",
    "TagName": "tagName",
    "XPath": "xpath",
}
"""End of the old method's name to the method of `By`."""
_OLD = {f"{find}By{end}": (find, how) for find in ("findElement", "findElements") for end, how in _BY.items()}
_BY_TYPE = "org.openqa.selenium.By"
_DURATION = "java.time.Duration"


@fixer(
    "selenium-find",
    title="Find elements by `By`",
    source="Selenium documentation, Upgrade to Selenium 4: FindsBy",
    wave=Wave.TEST_COMPILE,
    boot3=False,
    on=r"symbol:\s+method findElements?By\w+\([^\n]*\n\s*location:[^\n]*org\.openqa\.selenium\.",
)
def selenium_find(case: Case) -> Iterator[Change]:
    for path, found in case.places().items():
        edit = case.project.java(path).edit()
        for diagnostic in (d for d in found if d.line and d.column):
            _find(edit, diagnostic.line or 1, diagnostic.column or 1)
        if edit:
            edit.add_import(_BY_TYPE)
            yield Change(path, edit.result(), "Selenium 4 finds elements by `By` only")


def _find(edit: JavaEdit, line: int, column: int) -> None:
    """The diagnostic points at the dot before the method's name."""
    call = edit.file.expression_at(line, column)
    if call is None or call.type != "method_invocation" or len(arguments(call)) != 1:
        return
    name, (what,) = field(call, "name"), arguments(call)
    if (found := _OLD.get(edit.file.text(name))) is not None:
        method, how = found
        edit.replace(name, method)
        edit.replace(what, f"By.{how}({edit.file.text(what)})")


@fixer(
    "selenium-waits",
    title="Give waits for elements as Duration",
    source="Selenium documentation, Upgrade to Selenium 4: Waits; Javadoc of 3.14's WebDriverWait (seconds, and "
    "milliseconds between two looks)",
    wave=Wave.TEST_COMPILE,
    boot3=False,
    on=r"(?:int|long|Integer|Long) cannot be converted to (?:java\.time\.)?Duration",
)
def selenium_waits(case: Case) -> Iterator[Change]:
    for path, found in case.places().items():
        edit = case.project.java(path).edit()
        for diagnostic in found:
            at = edit.file.expression_at(diagnostic.line, diagnostic.column)
            creation = at and ancestor(at, "object_creation_expression")
            if creation and simple_name(edit.file.text(field(creation, "type"))) == "WebDriverWait":
                for value, unit in zip(arguments(creation)[1:], ("Seconds", "Millis"), strict=False):
                    if not edit.splices.covers(value.start_byte, value.end_byte):
                        edit.replace(value, f"{edit.type_name(_DURATION)}.of{unit}({edit.file.text(value)})")
        if edit:
            yield Change(path, edit.result(), "Selenium 4 takes durations")
