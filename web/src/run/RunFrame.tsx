"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { useQuery } from "@/api/hooks";
import { type Run, isOver } from "@/api/client";
import { Problem } from "@/api/problem";
import { runQuery } from "@/api/queries";
import { ButtonLink } from "@/components/ui/Button";
import { Failed } from "@/components/ui/Failed";
import { Missing } from "@/components/ui/Missing";
import { PageLink } from "@/components/ui/PageLink";
import { Panel, Skeleton } from "@/components/ui/Panel";
import { Status } from "@/components/ui/Status";
import { Duration, Time } from "@/components/ui/Time";

import { Actions } from "./Actions";
import { PullRequestLink } from "./PullRequestLink";
import { Tabs } from "./Tabs";
import { useRunEvents } from "./useRunEvents";
import styles from "./run.module.scss";

/** What every page of a run has above it. */
export function RunFrame({ id, children }: { id: string; children: ReactNode }) {
  const t = useTranslations("run");
  const run = useQuery(runQuery(id));
  useRunEvents(id, run.data ? !isOver(run.data.status) : false);
  if (run.error instanceof Problem && run.error.status < 500 && !run.data) {
    return (
      <Missing error={run.error} title={t("missing")}>
        <ButtonLink href="/runs">{t("toRuns")}</ButtonLink>
      </Missing>
    );
  }
  return (
    <>
      <Head id={id} run={run.data} />
      <Tabs id={id} />
      {run.error && !run.data && <Failed error={run.error} />}
      {run.data ? children : !run.error && <LoadingPanel />}
    </>
  );
}

const LoadingPanel = () => (
  <Panel flush>
    <Skeleton lines={10} />
  </Panel>
);

function Head({ id, run }: { id: string; run: Run | undefined }) {
  const t = useTranslations("run");
  return (
    <header className={styles.head}>
      <nav className={styles.crumbs} aria-label={t("where")}>
        <PageLink href="/runs">{t("runs")}</PageLink>
        <span aria-hidden>/</span>
        {run ? <PageLink href={`/groups/${run.group.id}`}>{run.group.name}</PageLink> : <span>…</span>}
        <span aria-hidden>/</span>
        {run ? <PageLink href={`/projects/${run.project.id}`}>{run.project.name}</PageLink> : <span>…</span>}
      </nav>
      <div className={styles.title}>
        <h1>
          {run?.project.name ?? "…"} <code>{id}</code>
        </h1>
        {run ? <Actions run={run} /> : <div className={styles.actions} />}
      </div>
      <dl className={styles.meta}>
        <div>
          <dt className="visually-hidden">{t("status")}</dt>
          <dd>{run ? <Status status={run.status} /> : "…"}</dd>
        </div>
        {run && <Meta run={run} />}
      </dl>
    </header>
  );
}

function Meta({ run }: { run: Run }) {
  const t = useTranslations("run");
  return (
    <>
      <div>
        <dt>{t("target")}</dt>
        <dd>
          Java {run.target.java} · Spring Boot {run.target.spring_boot}
        </dd>
      </div>
      <div>
        <dt>{t("duration")}</dt>
        <dd>
          <Duration seconds={isOver(run.status) ? run.seconds : null} since={isOver(run.status) ? null : run.started_at} />
        </dd>
      </div>
      <div>
        <dt>{t("created")}</dt>
        <dd>
          <Time at={run.created_at} />
        </dd>
      </div>
      <div>
        <dt>{t("requester")}</dt>
        <dd>{run.requester}</dd>
      </div>
      {run.pull_request && (
        <div>
          <dt className="visually-hidden">{t("pullRequest")}</dt>
          <dd>
            <PullRequestLink pull={run.pull_request} />
          </dd>
        </div>
      )}
      {run.attempt > 1 && (
        <div>
          <dt>{t("attempt")}</dt>
          <dd>{run.attempt}</dd>
        </div>
      )}
    </>
  );
}
