"use client";

import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useMemo } from "react";

import { useQuery } from "@/api/hooks";
import type { Run, Schemas } from "@/api/client";
import { graphQuery, runQuery, stepsQuery } from "@/api/queries";
import { Failed } from "@/components/ui/Failed";
import { Panel, Skeleton } from "@/components/ui/Panel";

import { Facts } from "./Facts";
import { Outcome } from "./Outcome";
import { StepList } from "./StepList";
import styles from "./run.module.scss";

const StepGraph = dynamic(() => import("./StepGraph"), { ssr: false, loading: () => <div className={styles.graph} aria-hidden /> });

/** Where the run is: as a picture, and the same as a list on a time line. */
export function Overview({ id }: { id: string }) {
  const t = useTranslations("run");
  const run = useQuery(runQuery(id));
  const steps = useQuery(stepsQuery(id));
  const graph = useQuery(graphQuery(id));
  const drawn = useMemo(() => graph.data && run.data && wanted(graph.data, run.data), [graph.data, run.data]);
  if (!run.data) return null;
  return (
    <div className={styles.overview}>
      <Outcome run={run.data} />
      <div className={styles.picture}>
        <Panel flush label={t("graph")}>
          {drawn ? <StepGraph graph={drawn} steps={steps.data} runId={id} /> : <div className={styles.graph} aria-hidden />}
        </Panel>
      </div>
      <div className={styles.columns}>
        <Panel title={t("steps")} flush>
          {steps.error && !steps.data ? (
            <Failed error={steps.error} />
          ) : steps.data ? (
            <StepList run={run.data} steps={steps.data} graph={drawn} />
          ) : (
            <Skeleton lines={7} />
          )}
        </Panel>
        {!steps.isPending && <Facts run={run.data} />}
      </div>
    </div>
  );
}

/** Without the delivery that nobody asked for. */
function wanted(graph: Schemas["Graph"], run: Run): Schemas["Graph"] {
  const idle = graph.nodes.find((node) => node.step === "deliver" && node.status === null);
  if (!idle || run.options.deliver !== "none") return graph;
  return { nodes: graph.nodes.filter((node) => node !== idle), edges: graph.edges.filter((edge) => edge.target !== idle.id) };
}
