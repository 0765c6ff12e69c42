import type { Schemas } from "@/api/client";

export interface Place {
  x: number;
  y: number;
}

export const NODE = { width: 168, height: 62 };
const GAP = { x: 56, y: 34 };

/** Columns by the longest way from the start over `then` edges; what shares a column lies one below the other, and
 * `repair` lies below the build that it goes back to. */
export function layout({ nodes, edges }: Schemas["Graph"]): Map<string, Place> {
  const forward = edges.filter((edge) => edge.kind === "then");
  const depth = new Map(nodes.map((node) => [node.id, 0]));
  for (let round = 0; round < nodes.length; round++) {
    for (const { source, target } of forward) {
      depth.set(target, Math.max(depth.get(target) ?? 0, Math.min((depth.get(source) ?? 0) + 1, nodes.length)));
    }
  }
  for (const { source, target, kind } of edges) {
    if (kind === "repair" && nodes.find((node) => node.id === source)?.step === "repair") depth.set(source, depth.get(target) ?? 0);
  }
  return placed(nodes, depth, forward);
}

function placed(nodes: Schemas["Node"][], depth: Map<string, number>, forward: Schemas["Edge"][]): Map<string, Place> {
  const lanes = new Map<string, number>();
  const places = new Map<string, Place>();
  const taken = new Set<string>();
  for (const node of [...nodes].sort((a, b) => (depth.get(a.id) ?? 0) - (depth.get(b.id) ?? 0))) {
    const column = depth.get(node.id) ?? 0;
    const before = forward.filter((edge) => edge.target === node.id).map((edge) => lanes.get(edge.source) ?? 0);
    let lane = node.step === "repair" ? 2 : before.length === 1 ? (before[0] ?? 0) : 0;
    while (taken.has(`${column}:${lane}`)) lane++;
    taken.add(`${column}:${lane}`);
    lanes.set(node.id, lane);
    places.set(node.id, { x: column * (NODE.width + GAP.x), y: lane * (NODE.height + GAP.y) });
  }
  return places;
}
