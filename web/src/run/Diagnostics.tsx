"use client";

import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";

import { useQuery } from "@/api/hooks";
import { type Schemas, isOver } from "@/api/client";
import { diagnosticsQuery, runQuery } from "@/api/queries";
import { Failed } from "@/components/ui/Failed";
import { Notice } from "@/components/ui/Field";
import { PageLink } from "@/components/ui/PageLink";
import { Empty, Panel, Skeleton } from "@/components/ui/Panel";
import { Badge } from "@/components/ui/Status";

import { Outcome } from "./Outcome";
import styles from "./run.module.scss";

type Diagnostic = Schemas["Diagnostic"];

/** What the newest build still reports, by file; what is not shown is counted. */
export function Diagnostics({ id }: { id: string }) {
  const t = useTranslations("diagnostics");
  const found = useQuery(diagnosticsQuery(id));
  const run = useQuery(runQuery(id));
  if (found.error && !found.data) return <Failed error={found.error} />;
  if (!found.data) return <Skeleton lines={8} />;
  const { items, more } = found.data;
  const failed = run.data?.status === "failed" ? <Outcome run={run.data} withLink={false} /> : null;
  if (items.length === 0) {
    const over = run.data && isOver(run.data.status);
    return (
        <div className={styles.stack}>
        {failed}
        <Empty
          icon={<CircleCheck size={28} strokeWidth={1.5} aria-hidden />}
          title={t(failed ? "noneInCode" : over ? "none" : "noneYet")}
          text={over ? (run.data?.verified ? t("noneText") : t("noneFailed")) : t("noneYetText")}
        />
      </div>
    );
  }
  const unseen = Object.values(more).reduce((sum, count) => sum + count, 0);
  return (
    <div className={styles.stack}>
      {failed}
      {[...byPlace(items)].map(([place, group]) => (
        <Panel
          key={place}
          flush
          title={place ? <code>{place}</code> : t("project")}
          actions={place ? <PageLink href={`/runs/${id}/changes?path=${encodeURIComponent(place)}`}>{t("open")}</PageLink> : undefined}
        >
          {group.map((one, index) => (
            <Problem key={index} problem={one} />
          ))}
        </Panel>
      ))}
      {unseen > 0 && <Notice tone="warn">{t("more", { count: unseen })}</Notice>}
    </div>
  );
}

export function byPlace(items: readonly Diagnostic[]): Map<string, Diagnostic[]> {
  const groups = new Map<string, Diagnostic[]>();
  for (const one of items) {
    const place = one.path ?? "";
    groups.set(place, [...(groups.get(place) ?? []), one]);
  }
  return groups;
}

function Problem({ problem }: { problem: Diagnostic }) {
  const t = useTranslations("diagnostics");
  return (
    <article className={styles.problem}>
      <div className={styles.problemHead}>
        <Badge tone={problem.wave === "environment" ? "warn" : "bad"}>{t(`waves.${problem.wave}`)}</Badge>
        {problem.line && <code>{t("line", { line: problem.line })}</code>}
        {problem.test && <code>{problem.test}</code>}
        <span lang="en">{problem.message}</span>
      </div>
      {problem.detail && <pre tabIndex={0}>{problem.detail}</pre>}
      {problem.next_action && (
        <p className={styles.problemNext}>
          <b>{t("next")}</b> <span lang="en">{problem.next_action}</span>
        </p>
      )}
    </article>
  );
}
