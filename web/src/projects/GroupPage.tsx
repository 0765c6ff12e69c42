"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { FolderGit2, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";

import { groupQuery, projectsQuery, runsQuery } from "@/api/queries";
import { ButtonLink } from "@/components/ui/Button";
import { Failed } from "@/components/ui/Failed";
import { Empty, PageHead, Panel, Skeleton } from "@/components/ui/Panel";
import { RunTable } from "@/runs/RunTable";

import { GroupCards } from "./GroupCards";
import { Members } from "./Members";
import { ProjectTable } from "./ProjectTable";
import styles from "./projects.module.scss";

export function GroupPage({ id }: { id: number }) {
  const t = useTranslations("projects");
  const group = useQuery(groupQuery(id));
  const projects = useInfiniteQuery(projectsQuery({ group_id: id }));
  const runs = useInfiniteQuery(runsQuery({ group_id: id, limit: 8 }));
  const items = projects.data?.pages.flatMap((page) => page.items);
  if (group.error) return <Failed error={group.error} />;
  return (
    <>
      <PageHead title={group.data?.name ?? "…"} lead={group.data?.description}>
        <ButtonLink href={`/projects/new?group=${id}`} tone="primary" icon={<Plus size={15} aria-hidden />}>
          {t("new")}
        </ButtonLink>
      </PageHead>
      {group.data && <GroupCards groups={[group.data]} />}
      <div className={styles.stack}>
        <Panel title={t("inGroup")} flush>
          {projects.isPending && <Skeleton lines={5} />}
          {items && items.length > 0 && <ProjectTable projects={items} />}
          {items?.length === 0 && <Empty icon={<FolderGit2 size={28} strokeWidth={1.5} aria-hidden />} title={t("none")} text={t("noneText")} />}
        </Panel>
        <Panel title={t("runs")} flush actions={<Link href={`/runs?group=${id}`}>{t("allRuns")}</Link>}>
          {runs.data ? <RunTable runs={runs.data.pages[0]?.items ?? []} /> : <Skeleton lines={5} />}
        </Panel>
        {group.data && <Members group={group.data} />}
      </div>
    </>
  );
}
