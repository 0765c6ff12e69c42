"use client";

import { Hammer } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";

import { useQuery } from "@/api/hooks";
import type { Schemas } from "@/api/client";
import { meQuery, operationsQuery } from "@/api/queries";
import { Failed } from "@/components/ui/Failed";
import { PageLink } from "@/components/ui/PageLink";
import { Empty, PageHead, Panel, Skeleton } from "@/components/ui/Panel";
import { Badge, Status } from "@/components/ui/Status";
import { Duration } from "@/components/ui/Time";
import ui from "@/components/ui/ui.module.scss";

import { bytesOf } from "@/run/bytes";

import { DeadLetters } from "./DeadLetters";
import styles from "./operations.module.scss";

/** What waits, what works, what was given up, and how much may be at once. */
export function Operations() {
  const t = useTranslations("operations");
  const state = useQuery(operationsQuery());
  const me = useQuery(meQuery());
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      {state.error && !state.data && <Failed error={state.error} />}
      {state.isPending && <Skeleton lines={10} />}
      {state.data && (
        <div className={styles.grid}>
          <Builds builds={state.data.builds} limits={state.data.limits} />
          <div className={styles.halves}>
            <Queues queues={state.data.queues} />
            <Limits limits={state.data.limits} />
          </div>
          {me.data?.admin && <DeadLetters />}
        </div>
      )}
    </>
  );
}

function Builds({ builds, limits }: { builds: Schemas["BuildPlace"][]; limits: Schemas["OperationLimits"] }) {
  const t = useTranslations("operations");
  const step = useTranslations("step");
  const running = builds.filter((build) => build.status === "running").length;
  return (
    <Panel title={t("builds")} note={t("slots", { running, all: limits.max_builds })} flush>
      {builds.length === 0 ? (
        <Empty icon={<Hammer size={28} strokeWidth={1.5} aria-hidden />} title={t("idle")} text={t("idleText")} />
      ) : (
        <div className={ui.scroll} tabIndex={-1}>
          <table className={ui.table}>
            <thead>
              <tr>
                <th scope="col">{t("status")}</th>
                <th scope="col">{t("run")}</th>
                <th scope="col">{t("step")}</th>
                <th scope="col">{t("reason")}</th>
                <th scope="col" data-number>
                  {t("since")}
                </th>
              </tr>
            </thead>
            <tbody>
              {builds.map((build) => (
                <tr key={build.build_id}>
                  <td>
                    <Status status={build.status} />
                  </td>
                  <td>
                    <PageLink href={`/runs/${build.run_id}`}>
                      <code>{build.run_id}</code>
                    </PageLink>
                  </td>
                  <td>{step.has(build.step as "build") ? step(build.step as "build") : build.step}</td>
                  <td lang="en">{build.reason}</td>
                  <td data-number>
                    <Duration since={build.since} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

function Queues({ queues }: { queues: Schemas["Queue"][] }) {
  const t = useTranslations("operations");
  const format = useFormatter();
  return (
    <Panel title={t("queues")} flush>
      <div className={ui.scroll} tabIndex={-1}>
        <table className={ui.table}>
          <thead>
            <tr>
              <th scope="col">{t("queue")}</th>
              <th scope="col" data-number>
                {t("active")}
              </th>
              <th scope="col" data-number>
                {t("oldest")}
              </th>
              <th scope="col" data-number>
                {t("dead")}
              </th>
            </tr>
          </thead>
          <tbody>
            {queues.map((queue) => (
              <tr key={queue.name}>
                <td>
                  <code>{queue.name}</code>
                </td>
                <td data-number>{format.number(queue.active)}</td>
                <td data-number>
                  <Duration seconds={queue.oldest_seconds} />
                </td>
                <td data-number>{queue.dead_letters > 0 ? <Badge tone="bad">{queue.dead_letters}</Badge> : 0}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function Limits({ limits }: { limits: Schemas["OperationLimits"] }) {
  const t = useTranslations("operations");
  const format = useFormatter();
  return (
    <Panel title={t("limits")}>
      <dl className={ui.facts}>
        <dt>{t("maxRuns")}</dt>
        <dd>{limits.max_runs}</dd>
        <dt>{t("maxBuilds")}</dt>
        <dd>{limits.max_builds}</dd>
        <dt>{t("buildTime")}</dt>
        <dd>
          <Duration seconds={limits.build_seconds} />
        </dd>
        <dt>{t("buildMemory")}</dt>
        <dd>{bytesOf(limits.build_memory_mb * 1024 * 1024, (value) => format.number(value, { maximumFractionDigits: 1 }))}</dd>
      </dl>
    </Panel>
  );
}
