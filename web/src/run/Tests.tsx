"use client";

import { FlaskConical, FlaskConicalOff } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";

import { useQuery } from "@/api/hooks";
import type { Schemas } from "@/api/client";
import { testsQuery } from "@/api/queries";
import { Breakable } from "@/components/ui/Breakable";
import { Failed } from "@/components/ui/Failed";
import { Empty, Panel, Skeleton } from "@/components/ui/Panel";
import { Button } from "@/components/ui/Button";
import { Badge, type Tone } from "@/components/ui/Status";
import ui from "@/components/ui/ui.module.scss";

import { CHANGES, type Change, changeOf } from "./testChanges";
import styles from "./run.module.scss";

type TestChange = Schemas["TestChange"];
const PAGE = 200;

/** Every test before and after, by name. */
export function Tests({ id }: { id: string }) {
  const t = useTranslations("tests");
  const found = useQuery(testsQuery(id));
  if (found.error && !found.data) return <Failed error={found.error} />;
  if (!found.data) return <Skeleton lines={10} />;
  const { counts_before, counts_after, tests } = found.data;
  return (
    <>
      <div className={styles.counts}>
        <Counts title={t("before")} counts={counts_before} />
        <Counts title={t("after")} counts={counts_after} />
      </div>
      {tests.length > 0 ? (
        <TestTable tests={tests} compared={counts_before !== null && counts_after !== null} />
      ) : counts_after || counts_before ? (
        <Empty icon={<FlaskConicalOff size={28} strokeWidth={1.5} aria-hidden />} title={t("none")} text={t("noneText")} />
      ) : (
        <Empty icon={<FlaskConical size={28} strokeWidth={1.5} aria-hidden />} title={t("notYet")} text={t("notYetText")} />
      )}
    </>
  );
}

function Counts({ title, counts }: { title: string; counts: Schemas["TestCounts"] | null }) {
  const t = useTranslations("tests");
  return (
    <section className={styles.count}>
      <h2>{title}</h2>
      {counts ? (
        <p>
          {t("passed", { passed: counts.passed, run: counts.run })}{" "}
          <small>
            {[
              counts.failed + counts.errors > 0 && t("failedCount", { count: counts.failed + counts.errors }),
              counts.skipped > 0 && t("skippedCount", { count: counts.skipped }),
            ]
              .filter(Boolean)
              .join(" · ")}
          </small>
        </p>
      ) : (
        <p>–</p>
      )}
    </section>
  );
}

function TestTable({ tests, compared }: { tests: TestChange[]; compared: boolean }) {
  const t = useTranslations("tests");
  const [only, setOnly] = useState<Change | "">("");
  const [text, setText] = useState("");
  const [shown, setShown] = useState(PAGE);
  const wanted = useDeferredValue(text.toLowerCase());
  const kinds = CHANGES.filter((kind) => tests.some((test) => changeOf(test) === kind));
  const found = tests.filter((test) => (!only || changeOf(test) === only) && test.name.toLowerCase().includes(wanted));
  return (
    <>
      <div className={styles.toolbar}>
        <input type="search" className={`${ui.control} ${styles.testSearch}`} aria-label={t("search")} placeholder={t("search")} value={text} onChange={(e) => setText(e.target.value)} />
        {compared && kinds.length > 1 && (
          <select className={`${ui.control} ${styles.testFilter}`} aria-label={t("filter")} value={only} onChange={(e) => setOnly(e.target.value as Change | "")}>
            <option value="">{t("all")}</option>
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`change.${kind}`)}
              </option>
            ))}
          </select>
        )}
      </div>
      <Panel flush label={t("title")}>
        <div className={ui.scroll} tabIndex={-1}>
          <table className={`${ui.table} ${ui.cards} ${styles.tests}`}>
            <thead>
              <tr>
                <th scope="col">{t("test")}</th>
                <th scope="col">{t("before")}</th>
                <th scope="col">{t("after")}</th>
                <th scope="col" data-number>
                  {t("seconds")}
                </th>
              </tr>
            </thead>
            <tbody>
              {found.slice(0, shown).map((test) => (
                <TestRow key={test.name} test={test} compared={compared} />
              ))}
            </tbody>
          </table>
        </div>
      </Panel>
      {found.length > shown && (
        <div className={styles.toolbar} style={{ justifyContent: "center", marginTop: 12 }}>
          <Button onClick={() => setShown(shown + PAGE)}>{t("more", { count: found.length - shown })}</Button>
        </div>
      )}
    </>
  );
}

function TestRow({ test, compared }: { test: TestChange; compared: boolean }) {
  const t = useTranslations("tests");
  const format = useFormatter();
  const [type = "", method = ""] = test.name.split("#");
  const change = changeOf(test);
  const packageEnd = type.lastIndexOf(".");
  const seconds = test.seconds_after ?? test.seconds_before;
  return (
    <tr>
      <td className={styles.testName}>
        <code>
          <Breakable text={type.slice(packageEnd + 1) + (method && `#${method}`)} />
        </code>
        {compared && change !== "same" && <> <Badge tone={TONES[change]}>{t(`change.${change}`)}</Badge></>}
        <small>{type.slice(0, Math.max(0, packageEnd))}</small>
        {test.message && <pre>{test.message}</pre>}
      </td>
      <td>
        <CellName text={t("before")} />
        <Outcome outcome={test.before} />
      </td>
      <td>
        <CellName text={t("after")} />
        <Outcome outcome={test.after} />
      </td>
      <td data-number>
        <CellName text={t("seconds")} />
        {seconds === null ? "–" : format.number(seconds, { maximumFractionDigits: 2, minimumFractionDigits: 2 })}
      </td>
    </tr>
  );
}

/** What the column's head says, where there are no columns. */
const CellName = ({ text }: { text: string }) => (
  <span className={styles.cellName} aria-hidden>
    {text}
  </span>
);

const TONES: Record<Change, Tone> = { broken: "bad", gone: "bad", skipped: "warn", mended: "good", new: "info", same: "idle" };
const OUTCOME_TONES: Record<string, Tone> = { passed: "good", failed: "bad", error: "bad", skipped: "warn" };

function Outcome({ outcome }: { outcome: TestChange["before"] }) {
  const t = useTranslations("tests.outcome");
  if (outcome === null) return <span aria-label={t("absent")}>–</span>;
  return <Badge tone={OUTCOME_TONES[outcome] ?? "idle"}>{t(outcome)}</Badge>;
}
