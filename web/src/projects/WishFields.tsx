"use client";

import { useTranslations } from "next-intl";

import type { Run, Schemas } from "@/api/client";
import { Field } from "@/components/ui/Field";
import ui from "@/components/ui/ui.module.scss";

import styles from "./projects.module.scss";

/** What a person may wish of a run. */
export interface Wishes {
  java: 11 | 17;
  boot: string;
  llm: boolean;
  keepGoing: boolean;
  probe: boolean;
  engine: Schemas["WantedOptions"]["engine"];
  pullRequest: boolean;
}

export const DEFAULT_WISHES: Wishes = { java: 17, boot: "3.5", llm: true, keepGoing: false, probe: false, engine: "fixers", pullRequest: false };

export const wishesOf = (run: Pick<Run, "target" | "options">): Wishes => ({
  java: run.target.java === 11 ? 11 : 17,
  boot: run.target.spring_boot,
  llm: run.options.llm,
  keepGoing: run.options.keep_going,
  probe: run.options.probe,
  engine: run.options.engine as Wishes["engine"],
  pullRequest: run.options.deliver === "pull_request",
});

export const targetOf = (wishes: Wishes): Schemas["WantedTarget"] => ({ java: wishes.java, spring_boot: wishes.boot });

export const optionsOf = (wishes: Wishes, before?: Run["options"]): Schemas["WantedOptions"] => ({
  llm: wishes.llm,
  keep_going: wishes.keepGoing,
  probe: wishes.probe,
  engine: wishes.engine,
  deliver: wishes.pullRequest ? "pull_request" : "none",
  deliver_failed: wishes.pullRequest && before?.deliver_failed === "draft" ? "draft" : "none",
  fixers: before?.fixers ?? null,
  llm_usd: before?.llm_usd ?? null,
});

const BOOT_LINES = ["3.5", "3.4", "3.3", "3.2", "2.7"];
const ENGINES = ["fixers", "openrewrite+fixers", "openrewrite"] as const;

export function WishFields({ wishes, onChange }: { wishes: Wishes; onChange: (wishes: Wishes) => void }) {
  const t = useTranslations("wishes");
  const set = (change: Partial<Wishes>) => onChange({ ...wishes, ...change });
  const boots = BOOT_LINES.includes(wishes.boot) ? BOOT_LINES : [wishes.boot, ...BOOT_LINES];
  return (
    <>
      <div className={styles.three}>
        <Field label="Spring Boot">
          {(props) => (
            <select {...props} value={wishes.boot} onChange={(e) => set({ boot: e.target.value })}>
              {boots.map((boot) => (
                <option key={boot}>{boot}</option>
              ))}
            </select>
          )}
        </Field>
        <Field label="Java">
          {(props) => (
            <select {...props} value={wishes.java} onChange={(e) => set({ java: e.target.value === "11" ? 11 : 17 })}>
              <option>17</option>
              <option>11</option>
            </select>
          )}
        </Field>
        <Field label={t("engine")}>
          {(props) => (
            <select {...props} value={wishes.engine} onChange={(e) => set({ engine: e.target.value as Wishes["engine"] })}>
              {ENGINES.map((engine) => (
                <option key={engine} value={engine}>
                  {t(`engines.${engine.replace("+", "_") as "fixers"}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <div className={ui.checks}>
        <Check label={t("llm")} hint={t("llmHint")} on={wishes.llm} onChange={(llm) => set({ llm })} />
        <Check label={t("keepGoing")} hint={t("keepGoingHint")} on={wishes.keepGoing} onChange={(keepGoing) => set({ keepGoing })} />
        <Check label={t("probe")} hint={t("probeHint")} on={wishes.probe} onChange={(probe) => set({ probe })} />
        <Check label={t("pullRequest")} hint={t("pullRequestHint")} on={wishes.pullRequest} onChange={(pullRequest) => set({ pullRequest })} />
      </div>
    </>
  );
}

function Check({ label, hint, on, onChange }: { label: string; hint: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <label>
      <input type="checkbox" checked={on} onChange={(event) => onChange(event.target.checked)} />
      <span>
        {label}
        <small>{hint}</small>
      </span>
    </label>
  );
}
