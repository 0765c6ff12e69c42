"use client";

import { CircleCheck, CircleMinus, CircleX, FileText, Package } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";

import { useQuery } from "@/api/hooks";
import type { Schemas } from "@/api/client";
import { Problem } from "@/api/problem";
import { artifactsQuery, reportQuery } from "@/api/queries";
import { Failed } from "@/components/ui/Failed";
import { Empty, Panel, Skeleton } from "@/components/ui/Panel";
import { Duration } from "@/components/ui/Time";
import ui from "@/components/ui/ui.module.scss";

import { bytesOf } from "./bytes";
import styles from "./run.module.scss";

/** What was proved, what was not run, what it took, and everything to take away. */
export function ReportPage({ id }: { id: string }) {
  const t = useTranslations("report");
  const report = useQuery(reportQuery(id));
  const artifacts = useQuery(artifactsQuery(id));
  if (report.error instanceof Problem && report.error.status === 404) {
    return <Empty icon={<FileText size={28} strokeWidth={1.5} aria-hidden />} title={t("none")} text={t("noneText")} />;
  }
  if (report.error && !report.data) return <Failed error={report.error} />;
  if (!report.data || artifacts.isPending) return <Skeleton lines={12} />;
  return (
    <div className={styles.report}>
      <div>
        <Checks checks={report.data.verification?.checks ?? []} />
        <Timings timings={report.data.timings} />
      </div>
      <div>
        <Panel title={t("artifacts")} flush>
          {artifacts.error && <Failed error={artifacts.error} />}
          {artifacts.data?.map((artifact) => <ArtifactRow key={artifact.name} artifact={artifact} />)}
          {artifacts.data?.length === 0 && <Empty title={t("noArtifacts")} />}
        </Panel>
        <Summary report={report.data} />
      </div>
    </div>
  );
}

function Checks({ checks }: { checks: readonly Schemas["Check"][] }) {
  const t = useTranslations("report");
  const gates = useTranslations("gates");
  const passed = checks.filter((check) => check.passed).length;
  const refused = checks.filter((check) => check.passed === false).length;
  return (
    <Panel title={t("checks")} note={t("checksNote", { passed, refused, notRun: checks.length - passed - refused })} flush>
      {checks.length === 0 && <Empty title={t("noChecks")} text={t("noChecksText")} />}
      {checks.map((check) => (
        <div key={check.id} className={styles.check}>
          <CheckMark passed={check.passed} />
          <div>
            <strong>{gates.has(check.id as "T1") ? gates(check.id as "T1") : check.name}</strong>
            <p>
              {check.passed === null && t("notRun")} <span lang="en">{check.detail}</span>
            </p>
          </div>
          <code>{check.id}</code>
        </div>
      ))}
    </Panel>
  );
}

function CheckMark({ passed }: { passed: boolean | null }) {
  const t = useTranslations("report");
  if (passed === null) return <CircleMinus size={16} aria-label={t("notRun")} role="img" />;
  const Icon = passed ? CircleCheck : CircleX;
  return <Icon size={16} data-tone={passed ? "good" : "bad"} aria-label={t(passed ? "passed" : "refused")} role="img" />;
}

function ArtifactRow({ artifact }: { artifact: Schemas["Artifact"] }) {
  const format = useFormatter();
  return (
    <div className={styles.artifact} title={`sha256 ${artifact.sha256}`}>
      <Package size={15} aria-hidden />
      <a href={artifact.url} download={artifact.name.split("/").at(-1)}>
        {artifact.name}
      </a>
      <span>{bytesOf(artifact.bytes, (value) => format.number(value, { maximumFractionDigits: 1 }))}</span>
    </div>
  );
}

function Summary({ report }: { report: Schemas["Report"] }) {
  const t = useTranslations("report");
  const { changes, project, target } = report;
  return (
    <Panel title={t("summary")}>
      <dl className={ui.facts}>
        <dt>Java</dt>
        <dd>
          {project.java ?? "?"} → {target.java}
        </dd>
        <dt>Spring Boot</dt>
        <dd>
          {project.spring_boot ?? "?"} → {target.spring_boot}
        </dd>
        <dt>{t("changes")}</dt>
        <dd>
          {t("files", { count: changes.files })} <span className={styles.plus}>+{changes.insertions}</span>{" "}
          <span className={styles.minus}>−{changes.deletions}</span>
        </dd>
        <dt>{t("byFixers")}</dt>
        <dd>{changes.fixers.length + changes.recipes.length}</dd>
        <dt>{t("byModels")}</dt>
        <dd>{changes.llm.length}</dd>
      </dl>
    </Panel>
  );
}

function Timings({ timings }: { timings: Schemas["TimingSection"] }) {
  const t = useTranslations("report");
  return (
    <Panel title={t("tools")} flush>
      <div className={ui.scroll} tabIndex={-1}>
        <table className={ui.table}>
          <thead>
            <tr>
              <th scope="col">{t("tool")}</th>
              <th scope="col" data-number>
                {t("wall")}
              </th>
              <th scope="col" data-number>
                CPU
              </th>
              <th scope="col" data-number>
                {t("exit")}
              </th>
            </tr>
          </thead>
          <tbody>
            {timings.tools.map((tool, index) => (
              <tr key={index}>
                <td>
                  <code>{tool.name}</code>
                </td>
                <td data-number>
                  <Duration seconds={tool.seconds} />
                </td>
                <td data-number>
                  <Duration seconds={tool.cpu_seconds} />
                </td>
                <td data-number>{tool.exit_code}</td>
              </tr>
            ))}
            <tr>
              <td>{t("own")}</td>
              <td data-number>–</td>
              <td data-number>
                <Duration seconds={timings.own_cpu_seconds} />
              </td>
              <td data-number>–</td>
            </tr>
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
