"use client";

import { useFormatter, useTranslations } from "next-intl";

import type { Schemas } from "@/api/client";
import { PageLink } from "@/components/ui/PageLink";
import { Empty, Panel } from "@/components/ui/Panel";

import styles from "./home.module.scss";

const SHOWN = 8;

export function GroupRates({ groups }: { groups: Schemas["GroupRate"][] }) {
  const t = useTranslations("home");
  const format = useFormatter();
  return (
    <Panel title={t("groups")} note={t("groupsNote")}>
      {groups.length === 0 && <Empty title={t("nothingYet")} />}
      <ul className={styles.bars}>
        {groups.slice(0, SHOWN).map((group) => (
          <li key={group.group_id}>
            <PageLink href={`/groups/${group.group_id}`}>{group.name}</PageLink>
            <span className={styles.bar} aria-hidden>
              <span style={{ width: `${group.success_rate * 100}%` }} />
            </span>
            <span>
              {format.number(group.success_rate, { style: "percent" })} <small>{t("ofRuns", { runs: group.runs })}</small>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

export function TopFixers({ fixers }: { fixers: Schemas["FixerUse"][] }) {
  const t = useTranslations("home");
  const sorted = [...fixers].sort((a, b) => b.edits - a.edits || a.fixer.localeCompare(b.fixer));
  const most = Math.max(1, sorted[0]?.edits ?? 0);
  return (
    <Panel title={t("fixers")} note={t("fixersNote")}>
      {fixers.length === 0 && <Empty title={t("nothingYet")} />}
      <ul className={styles.bars}>
        {sorted.slice(0, SHOWN).map((fixer) => (
          <li key={fixer.fixer}>
            <code>{fixer.fixer}</code>
            <span className={styles.bar} aria-hidden data-tone="accent">
              <span style={{ width: `${(fixer.edits / most) * 100}%` }} />
            </span>
            <span>{t("edits", { edits: fixer.edits })}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
