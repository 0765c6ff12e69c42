"use client";

import { ScrollText } from "lucide-react";
import { useTranslations } from "next-intl";

import { type Run, type Schemas, type Step, isOver } from "@/api/client";
import { PageLink } from "@/components/ui/PageLink";
import { Badge, Status, statusTone } from "@/components/ui/Status";
import { Duration, Time, useInBrowser, useNow } from "@/components/ui/Time";

import { barOf, spanOf } from "./timeline";
import styles from "./run.module.scss";

/** Every step with its state, its message, when it ran beside the others, and the logs of its builds. */
export function StepList({ run, steps, graph }: { run: Run; steps: Step[]; graph: Schemas["Graph"] | undefined }) {
  const now = useNow(!isOver(run.status));
  const span = spanOf(steps, now);
  const begun = new Set(steps.map((step) => step.step));
  const names = graph?.nodes.map((node) => node.step) ?? [];
  const toCome = isOver(run.status) ? [] : names.filter((name) => !begun.has(name) && name !== "repair");
  return (
    <ol className={styles.steps}>
      {steps.map((step) => (
        <StepRow key={step.step} step={step} span={span} now={now} />
      ))}
      {toCome.map((name) => (
        <li key={name} data-pending>
          <StepName name={name} status="pending" />
        </li>
      ))}
    </ol>
  );
}

function StepName({ name, status }: { name: Step["step"]; status: string }) {
  const t = useTranslations("step");
  return (
    <div className={styles.stepName}>
      <Status status={status} step iconOnly />
      <strong>{t(name)}</strong>
    </div>
  );
}

function StepRow({ step, span, now }: { step: Step; span: [number, number] | null; now: number }) {
  const t = useTranslations("run");
  const inBrowser = useInBrowser();
  const bar = span && inBrowser ? barOf(step, span, now) : null;
  return (
    <li>
      <StepName name={step.step} status={step.status} />
      <div className={styles.stepTimes}>
        {step.attempts > 1 && <Badge tone="warn">{t("attempts", { count: step.attempts })}</Badge>}
        <Duration seconds={step.completed_at ? step.seconds : null} since={step.completed_at ? null : step.started_at} />
      </div>
      <div className={styles.track} aria-hidden>
        {bar && <span data-tone={statusTone(step.status)} style={{ left: `${bar.left}%`, width: `${bar.width}%` }} />}
      </div>
      {(step.message || step.builds.length > 0) && (
        <div className={styles.stepMore}>
          {step.message && <p lang="en">{step.message}</p>}
          {step.builds.map((build) => (
            <PageLink key={build.id} href={`/runs/${runOf(build.id)}/log?build=${build.id}`} className={styles.logLink}>
              <ScrollText size={13} aria-hidden />
              {step.builds.length > 1 ? t("logOf", { number: build.attempt }) : t("log")}
              <span className={styles.logTime}>
                <Time at={build.started_at} />
              </span>
            </PageLink>
          ))}
        </div>
      )}
    </li>
  );
}

/** `build-<run>-<step>-<attempt>`. */
const runOf = (build: string): string => build.split("-")[1] ?? "";
