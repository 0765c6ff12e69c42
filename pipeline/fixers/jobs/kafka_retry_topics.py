"""@RetryableTopic's topics: since Spring for Apache Kafka 3.2 one for all attempts of the same pause, one each before.

Without the setting the topics get other names (`orders-retry` for `orders-retry-0` and `orders-retry-1`): what waits in
the old ones is never read again, and topics that somebody else makes are missing. Seen with 2.8 and 3.3 on an embedded
broker, with fixed and with growing pauses.

Source: Spring for Apache Kafka reference, "Topic Naming", "Single Topic for Same Intervals"; Javadoc of RetryableTopic
2.8 (fixedDelayTopicStrategy) and 3.3 (sameIntervalTopicReuseStrategy).
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import came_from_before
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from pipeline.sources.splice import indent_at, line_start, newline_of
from pipeline.sources.syntax import arguments, field, pairs
from shared.models import Wave

_MARK = "org.springframework.kafka.annotation.RetryableTopic"
_OLD, _OLD_TYPE = "fixedDelayTopicStrategy", "FixedDelayStrategy"
_NEW = "sameIntervalTopicReuseStrategy"
_TYPE = "org.springframework.kafka.retrytopic.SameIntervalTopicReuseStrategy"


@fixer(
    "kafka-retry-topics",
    title="Keep the names of Kafka's retry topics",
    source="Spring for Apache Kafka reference, Single Topic for Same Intervals; Javadoc of RetryableTopic 2.8 and 3.3",
    wave=Wave.TYPES,
)
def kafka_retry_topics(case: Case) -> Iterator[Change]:
    if case.target.boot_line < (3, 2) or not came_from_before(case, (3, 0)):
        return
    for path in case.project.java_paths(b"@RetryableTopic"):
        edit = case.project.java(path).edit()
        for mark in edit.file.annotations("RetryableTopic") if edit.file.imported(_MARK) else ():
            told = pairs(edit.file, mark)
            if _OLD in told:
                _rename(edit, told[_OLD])
            elif _NEW not in told:
                _say(edit, mark)
        if edit:
            yield Change(path, edit.result(), "retry topics of the same pause would become one, of another name")


def _rename(edit: JavaEdit, value: Node) -> None:
    """Of a value that is named by its type: the two types have the same names."""
    constant = edit.file.text(value).removeprefix(f"{_OLD_TYPE}.")
    if value.parent is not None and constant in ("SINGLE_TOPIC", "MULTIPLE_TOPICS") and value.type == "field_access":
        edit.replace(field(value.parent, "key"), _NEW)
        edit.replace(value, f"{edit.type_name(_TYPE)}.{constant}")
        edit.remove_import(f"org.springframework.kafka.retrytopic.{_OLD_TYPE}")


def _say(edit: JavaEdit, mark: Node) -> None:
    said = f"{_NEW} = {edit.type_name(_TYPE)}.MULTIPLE_TOPICS"
    given = arguments(mark)
    if given:
        start, source = given[-1].start_byte, edit.file.source
        alone = not source[line_start(source, start) : start].strip()
        edit.insert(given[-1].end_byte, f",{newline_of(source) + indent_at(source, start) if alone else ' '}{said}")
    elif mark.child_by_field_name("arguments") is None:
        edit.insert(mark.end_byte, f"({said})")
