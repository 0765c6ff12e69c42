"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useRef } from "react";

import type { Run } from "@/api/client";
import { PageLink } from "@/components/ui/PageLink";
import { Status } from "@/components/ui/Status";
import { Duration, Time } from "@/components/ui/Time";
import ui from "@/components/ui/ui.module.scss";

import { progressOf } from "./progress";
import styles from "./runs.module.scss";

/** Runs as rows. Up, Down, Home and End move between them. */
export function RunTable({ runs, withProject = true }: { runs: Run[]; withProject?: boolean }) {
  const body = useRef<HTMLTableSectionElement>(null);
  const move = (event: KeyboardEvent) => {
    const links = [...(body.current?.querySelectorAll<HTMLAnchorElement>("a[data-row]") ?? [])];
    const now = links.indexOf(document.activeElement as HTMLAnchorElement);
    const to = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: links.length - 1 }[event.key];
    if (now < 0 || to === undefined || !links[to]) return;
    event.preventDefault();
    links[to].focus();
  };
  return (
    <div className={ui.scroll} tabIndex={-1}>
      <table className={`${ui.table} ${ui.cards} ${styles.table}`}>
        <Columns withProject={withProject} />
        <tbody ref={body} onKeyDown={move}>
          {runs.map((run) => (
            <Row key={run.id} run={run} withProject={withProject} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Columns({ withProject }: { withProject: boolean }) {
  const t = useTranslations("runs");
  return (
    <thead>
      <tr>
        <th scope="col">{t("status")}</th>
        <th scope="col">{withProject ? t("project") : t("run")}</th>
        <th scope="col">{t("now")}</th>
        <th scope="col">{t("target")}</th>
        <th scope="col" data-number>
          {t("duration")}
        </th>
        <th scope="col" data-number>
          {t("created")}
        </th>
      </tr>
    </thead>
  );
}

/** Rows of the height that runs will have. */
export function RunsSkeleton({ rows }: { rows: number }) {
  return (
    <div aria-hidden className={styles.skeletonRows}>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index}>
          <span className={ui.skeleton} style={{ width: 92 }} />
          <span className={ui.skeleton} style={{ width: `${60 - ((index * 17) % 30)}%` }} />
          <span className={ui.skeleton} style={{ width: `${70 - ((index * 23) % 30)}%` }} />
          <span className={ui.skeleton} style={{ width: 80 }} />
        </div>
      ))}
    </div>
  );
}

function Row({ run, withProject }: { run: Run; withProject: boolean }) {
  return (
    <tr>
      <td className={styles.status}>
        <Status status={run.status} />
      </td>
      <td className={styles.project}>
        <PageLink href={`/runs/${run.id}`} data-row className={styles.rowLink}>
          {withProject ? run.project.name : run.id}
        </PageLink>
        {withProject && (
          <small className={ui.second}>
            {run.group.name} · <code>{run.id}</code>
            {run.attempt > 1 && ` · #${run.attempt}`}
          </small>
        )}
      </td>
      <td className={styles.progress}>
        <Progress run={run} />
      </td>
      <td className={styles.target}>
        Java {run.target.java} · Boot {run.target.spring_boot}
      </td>
      <td className={styles.duration} data-number>
        <Duration seconds={run.completed_at ? run.seconds : null} since={run.completed_at ? null : run.started_at} />
      </td>
      <td className={styles.created} data-number>
        <Time at={run.created_at} />
      </td>
    </tr>
  );
}

function Progress({ run }: { run: Run }) {
  const t = useTranslations("runs");
  const step = useTranslations("step");
  const progress = progressOf(run);
  if (progress.kind === "step") return <span>{step(progress.step)}</span>;
  if (progress.kind === "text") return <span title={progress.text} lang="en">{progress.text}</span>;
  return <span>{progress.kind === "none" ? "" : t(progress.kind)}</span>;
}
