"use client";

import { useFormatter, useTranslations } from "next-intl";

import { type Run, isOver } from "@/api/client";
import { Notice } from "@/components/ui/Field";
import { Panel } from "@/components/ui/Panel";
import ui from "@/components/ui/ui.module.scss";

import styles from "./run.module.scss";

/** What `prepare` found out about the project, and what was asked for. */
export function Facts({ run }: { run: Run }) {
  const t = useTranslations("run.facts");
  const wish = useTranslations("wishes");
  const format = useFormatter();
  const facts = run.facts;
  const wishes = [
    wish(`engines.${run.options.engine.replace("+", "_") as "fixers"}`),
    run.options.llm ? wish("llm") : t("noLlm"),
    run.options.keep_going && wish("keepGoing"),
    run.options.probe && wish("probe"),
    run.options.deliver === "pull_request" && wish("pullRequest"),
  ].filter(Boolean);
  return (
    <div className={styles.side}>
      <Panel title={t("title")}>
        <dl className={ui.facts}>
          {facts && (
            <>
              <dt>{t("tool")}</dt>
              <dd>{facts.build_tool === "maven" ? "Maven" : "Gradle"}</dd>
              <dt>Java</dt>
              <dd>
                {facts.java} → {run.target.java}
              </dd>
              <dt>Spring Boot</dt>
              <dd>
                {facts.spring_boot} → {run.target.spring_boot}
              </dd>
              <dt>{t("modules")}</dt>
              <dd>{facts.modules.length}</dd>
              <dt>{t("files")}</dt>
              <dd>
                {format.number(facts.files)} · {format.number(facts.bytes / 1024, { maximumFractionDigits: 0 })} KB
              </dd>
            </>
          )}
          <dt>{t("options")}</dt>
          <dd>{wishes.join(" · ")}</dd>
        </dl>
        {!facts && !isOver(run.status) && <p className={styles.later}>{t("later")}</p>}
        {facts?.warnings.map((warning) => (
          <div key={warning} className={styles.warning}>
            <Notice tone="warn">
              <span lang="en">{warning}</span>
            </Notice>
          </div>
        ))}
      </Panel>
    </div>
  );
}
