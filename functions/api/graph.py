"""The picture of a run: its steps and what follows what, as the orchestration has it."""

from itertools import pairwise

from functions.api.schemas.runs import Edge, Graph, Node
from functions.api.views import seconds_between
from pipeline.orchestration import CHAIN
from shared.models import StepName
from shared.store import StepRow


def graph_of(rows: list[StepRow]) -> Graph:
    """`repair` is there only when it happened."""
    steps = {row.step_type: row for row in rows}
    names = [step for stage in CHAIN for track in stage for step in track]
    edges = [Edge(source=a, target=b, kind="then") for stage in CHAIN for track in stage for a, b in pairwise(track)]
    for before, after in pairwise(CHAIN):
        edges += [Edge(source=a[-1], target=b[0], kind="then") for a in before for b in after]
    if StepName.REPAIR in steps:
        names.insert(names.index(StepName.BUILD) + 1, StepName.REPAIR)
        edges.append(Edge(source=StepName.BUILD, target=StepName.REPAIR, kind="repair"))
        edges.append(Edge(source=StepName.REPAIR, target=StepName.BUILD, kind="repair"))
    edges += [Edge(source=StepName.REPORT, target=step, kind="then") for step in steps if step not in names]
    names += [step for step in steps if step not in names]
    return Graph(nodes=[_node(name, steps.get(name)) for name in names], edges=edges)


def _node(name: str, row: StepRow | None) -> Node:
    return Node(
        id=name,
        step=StepName(name),
        label=name.capitalize(),
        status=row and row.status,
        seconds=seconds_between(row.started_at, row.completed_at) if row else None,
        attempts=row.attempts if row else 0,
    )
