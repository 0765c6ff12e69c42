"use client";

import "@xyflow/react/dist/style.css";

import { type Edge, Handle, MarkerType, type Node, type NodeProps, Position, ReactFlow, type ReactFlowInstance } from "@xyflow/react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useMemo, useRef, useState } from "react";

import type { Schemas, Step } from "@/api/client";
import { Status, statusTone } from "@/components/ui/Status";
import { Duration } from "@/components/ui/Time";

import { NODE, layout } from "./graphLayout";
import styles from "./run.module.scss";

type StepNode = Node<{ step: Schemas["Node"]; since: string | null }, "step">;

const TYPES = { step: StepBox };

/** The steps and what follows what. It is a picture: the list below says the same to those who don't see it. */
export default function StepGraph({ graph, steps, runId }: { graph: Schemas["Graph"]; steps: Step[] | undefined; runId: string }) {
  const t = useTranslations("run");
  const router = useRouter();
  const [flow, setFlow] = useState<ReactFlowInstance<StepNode>>();
  const frame = useRef<HTMLDivElement>(null);
  const { nodes, edges } = useMemo(() => drawn(graph, steps ?? [], t("repairLoop")), [graph, steps, t]);

  useEffect(() => {
    const box = frame.current;
    if (!flow || !box) return;
    const fit = () => void flow.fitView({ padding: 0.08, maxZoom: 1 });
    const observer = new ResizeObserver(fit);
    observer.observe(box);
    return () => observer.disconnect();
  }, [flow, nodes.length]);

  return (
    <div ref={frame} className={styles.graph} role="img" aria-label={t("graphLabel")}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={TYPES}
        onInit={setFlow}
        onNodeClick={(_, node) => router.push(`/runs/${runId}/log?step=${node.data.step.step}`)}
        fitView
        fitViewOptions={{ padding: 0.08, maxZoom: 1 }}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        panOnDrag={false}
        zoomOnScroll={false}
        zoomOnPinch={false}
        zoomOnDoubleClick={false}
        preventScrolling={false}
        minZoom={0.2}
        proOptions={{ hideAttribution: true }}
      />
    </div>
  );
}

function drawn(graph: Schemas["Graph"], steps: Step[], repairLabel: string): { nodes: StepNode[]; edges: Edge[] } {
  const places = layout(graph);
  const known = new Map(graph.nodes.map((node) => [node.id, node]));
  const nodes = graph.nodes.map((step): StepNode => {
    const position = places.get(step.id) ?? { x: 0, y: 0 };
    const since = steps.find((one) => one.step === step.step && one.completed_at === null)?.started_at ?? null;
    return { id: step.id, type: "step", position, data: { step, since }, width: NODE.width, height: NODE.height };
  });
  const edges = graph.edges.map(({ source, target, kind }): Edge => {
    const toRepair = known.get(target)?.step === "repair";
    const fromRepair = known.get(source)?.step === "repair";
    const back = kind === "repair";
    return {
      id: `${source}-${target}-${kind}`,
      source,
      target,
      sourceHandle: toRepair ? "down" : fromRepair && back ? "up" : "right",
      targetHandle: toRepair ? "top" : fromRepair && back ? "back" : "left",
      type: "smoothstep",
      animated: known.get(target)?.status === "running",
      ...(fromRepair && back && { label: repairLabel }),
      className: back ? (styles.edgeBack ?? "") : (styles.edge ?? ""),
      markerEnd: { type: MarkerType.ArrowClosed, width: 14, height: 14 },
    };
  });
  return { nodes, edges };
}

function StepBox({ data: { step, since } }: NodeProps<StepNode>) {
  const t = useTranslations("step");
  const run = useTranslations("run");
  const status = step.status ?? "pending";
  return (
    <div className={styles.node} data-tone={statusTone(status)} data-pending={status === "pending" || undefined}>
      <Handle id="left" type="target" position={Position.Left} />
      <Handle id="top" type="target" position={Position.Top} />
      <Handle id="back" type="target" position={Position.Bottom} style={{ left: "70%" }} />
      <div className={styles.nodeName}>
        <Status status={status} step iconOnly />
        <strong>{t(step.step)}</strong>
      </div>
      <div className={styles.nodeMore}>
        {(since !== null || step.seconds !== null) && <Duration seconds={since === null ? step.seconds : null} since={since} />}
        {step.attempts > 1 && <span>{run("attempts", { count: step.attempts })}</span>}
      </div>
      <Handle id="right" type="source" position={Position.Right} />
      <Handle id="down" type="source" position={Position.Bottom} style={{ left: "30%" }} />
      <Handle id="up" type="source" position={Position.Top} style={{ left: "70%" }} />
    </div>
  );
}
