"use client";

import { ArrowRight, ShieldCheck, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";

import { useQuery } from "@/api/hooks";
import type { Run } from "@/api/client";
import { testsQuery } from "@/api/queries";
import { PageLink } from "@/components/ui/PageLink";

import styles from "./run.module.scss";

/** What the run came to, in one sentence, and what to do next. */
export function Outcome({ run, withLink = true }: { run: Run; withLink?: boolean }) {
  if (run.status === "succeeded") return <Verified run={run} />;
  if (run.status === "failed") return <NotVerified run={run} withLink={withLink} />;
  return <Waiting run={run} />;
}

function Verified({ run }: { run: Run }) {
  const t = useTranslations("run.outcome");
  const tests = useQuery(testsQuery(run.id));
  const before = tests.data?.counts_before;
  const after = tests.data?.counts_after;
  return (
    <div className={styles.outcome} data-tone="good">
      <ShieldCheck size={20} aria-hidden />
      <div>
        <strong>{t("verified")}</strong>
        <p>
          {tests.isPending && "\u00a0"}
          {!tests.isPending && !after && t("proved")}
          {after && (after.run === 0 ? t("withoutTests") : t("tests", { before: before?.passed ?? 0, after: after.passed, run: after.run }))}
        </p>
      </div>
      <PageLink href={`/runs/${run.id}/changes`} className={styles.outcomeLink}>
        {t("seeChanges")} <ArrowRight size={14} aria-hidden />
      </PageLink>
    </div>
  );
}

function NotVerified({ run, withLink }: { run: Run; withLink: boolean }) {
  const t = useTranslations("run.outcome");
  return (
    <div className={styles.outcome} data-tone="bad">
      <TriangleAlert size={20} aria-hidden />
      <div>
        <strong>{t("failed")}</strong>
        <p lang="en">{run.failure?.message ?? run.error_message}</p>
        {run.failure?.next_action && (
          <p>
            <b>{t("next")}</b> <span lang="en">{run.failure.next_action}</span>
          </p>
        )}
      </div>
      {withLink && (
        <PageLink href={`/runs/${run.id}/diagnostics`} className={styles.outcomeLink}>
          {t("seeProblems")} <ArrowRight size={14} aria-hidden />
        </PageLink>
      )}
    </div>
  );
}

function Waiting({ run }: { run: Run }) {
  if (!run.waiting_reason) return null;
  return (
    <div className={styles.outcome} data-tone="warn">
      <TriangleAlert size={20} aria-hidden />
      <p lang="en">{run.waiting_reason}</p>
    </div>
  );
}
