"use client";

import { useFormatter, useTranslations } from "next-intl";

import type { Group } from "@/api/client";
import { PageLink } from "@/components/ui/PageLink";

import styles from "./projects.module.scss";

export function GroupCards({ groups }: { groups: Group[] }) {
  return (
    <ul className={styles.groups}>
      {groups.map((group) => (
        <li key={group.id}>
          <PageLink href={`/groups/${group.id}`}>{group.name}</PageLink>
          {group.description && <p>{group.description}</p>}
          <GroupFigures group={group} />
        </li>
      ))}
    </ul>
  );
}

export function GroupFigures({ group }: { group: Group }) {
  const t = useTranslations("projects");
  const format = useFormatter();
  return (
    <dl className={styles.figures}>
      <div>
        <dt>{t("projectCount")}</dt>
        <dd>{format.number(group.projects)}</dd>
      </div>
      <div>
        <dt>{t("runCount")}</dt>
        <dd>{format.number(group.runs)}</dd>
      </div>
      <div>
        <dt>{t("rate")}</dt>
        <dd>{group.success_rate === null ? "–" : format.number(group.success_rate, { style: "percent" })}</dd>
      </div>
    </dl>
  );
}
