"use client";

import { useTranslations } from "next-intl";

import type { Schemas } from "@/api/client";
import { Notice } from "@/components/ui/Field";
import { Panel } from "@/components/ui/Panel";
import { Badge, type Tone } from "@/components/ui/Status";
import { Duration } from "@/components/ui/Time";

import styles from "./projects.module.scss";

type Finding = Schemas["Finding"];

const ORDER = ["manual", "check", "automatic"] as const;
const TONES: Record<Finding["severity"], Tone> = { manual: "bad", check: "warn", automatic: "good" };
const PATHS = 4;

/** What a migration would meet, before anything runs: what is hard first. */
export function AssessmentView({ assessment }: { assessment: Schemas["Assessment"] }) {
  const t = useTranslations("assessment");
  const facts = [
    ["tool", assessment.build_tool === "maven" ? "Maven" : "Gradle"],
    ["java", `${assessment.java} → ${assessment.target.java}`],
    ["boot", `${assessment.spring_boot} → ${assessment.target.spring_boot}`],
    ["modules", assessment.modules],
    ["files", assessment.java_files],
    ["byHand", <Duration key="hand" seconds={assessment.minutes_by_hand * 60} />],
    ["left", <Duration key="left" seconds={assessment.minutes_left * 60} />],
  ] as const;
  return (
    <Panel title={t("title")} note={t("note")} flush>
      <dl className={styles.assessed}>
        {facts.map(([key, value]) => (
          <div key={key}>
            <dt>{t(key)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {assessment.warnings.map((warning) => (
        <div key={warning} className={styles.inset}>
          <Notice tone="warn">
            <span lang="en">{warning}</span>
          </Notice>
        </div>
      ))}
      {ORDER.map((severity) => (
        <Findings key={severity} severity={severity} findings={assessment.findings.filter((one) => one.severity === severity)} />
      ))}
      <p className={styles.planned}>
        {t("planned", { fixers: assessment.planned.length, files: new Set(assessment.planned.flatMap((one) => one.edits.map((edit) => edit.path))).size })}
      </p>
    </Panel>
  );
}

function Findings({ severity, findings }: { severity: Finding["severity"]; findings: Finding[] }) {
  const t = useTranslations("assessment");
  if (findings.length === 0) return null;
  return (
    <details className={styles.findings} open={severity !== "automatic"}>
      <summary>
        <Badge tone={TONES[severity]}>{t(`severity.${severity}`)}</Badge> {t("findings", { count: findings.length })}
      </summary>
      <ul>
        {findings.map((finding, index) => (
          <li key={index}>
            <strong lang="en">{finding.title}</strong>
            <p lang="en">{finding.why}</p>
            <p className={styles.paths}>
              {finding.rule && <code>{finding.rule}</code>} {finding.paths.slice(0, PATHS).join(", ")}
              {finding.paths.length > PATHS && ` ${t("morePaths", { count: finding.paths.length - PATHS })}`}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
