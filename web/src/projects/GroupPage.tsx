"use client";

import { FolderGit2, Plus } from "lucide-react";
import { useTranslations } from "next-intl";

import { useInfiniteQuery, useQuery } from "@/api/hooks";
import { groupQuery, projectsQuery, runsQuery } from "@/api/queries";
import { ButtonLink } from "@/components/ui/Button";
import { Failed } from "@/components/ui/Failed";
import { Missing } from "@/components/ui/Missing";
import { PageLink } from "@/components/ui/PageLink";
import { Empty, PageHead, PageSkeleton, Panel } from "@/components/ui/Panel";
import { RunTable } from "@/runs/RunTable";

import { GroupFigures } from "./GroupCards";
import { Members } from "./Members";
import { ProjectTable } from "./ProjectTable";
import styles from "./projects.module.scss";

export function GroupPage({ id }: { id: number }) {
  const t = useTranslations("projects");
  const group = useQuery(groupQuery(id));
  const projects = useInfiniteQuery(projectsQuery({ group_id: id }));
  const runs = useInfiniteQuery(runsQuery({ group_id: id, limit: 8 }));
  const newest = runs.data?.pages[0]?.items;
  const items = projects.data?.pages.flatMap((page) => page.items);
  if (group.error && !group.data) {
    return (
      <Missing error={group.error} title={t("groupMissing")}>
        <ButtonLink href="/projects">{t("toProjects")}</ButtonLink>
      </Missing>
    );
  }
  if (!group.data || projects.isPending || runs.isPending) return <PageSkeleton />;
  return (
    <>
      <PageHead title={group.data.name} lead={group.data.description} more={<GroupFigures group={group.data} />}>
        <ButtonLink href={`/projects/new?group=${id}`} tone="primary" icon={<Plus size={15} aria-hidden />}>
          {t("new")}
        </ButtonLink>
      </PageHead>
      <div className={styles.stack}>
        <Panel title={t("inGroup")} flush>
          {projects.error && !items && <Failed error={projects.error} />}
          {items && items.length > 0 && <ProjectTable projects={items} />}
          {items?.length === 0 && <Empty icon={<FolderGit2 size={28} strokeWidth={1.5} aria-hidden />} title={t("none")} text={t("noneText")} />}
        </Panel>
        <Panel title={t("runs")} flush actions={<PageLink href={`/runs?group=${id}`}>{t("allRuns")}</PageLink>}>
          {runs.error && !newest && <Failed error={runs.error} />}
          {newest && newest.length > 0 && <RunTable runs={newest} />}
          {newest?.length === 0 && <Empty title={t("noRuns")} />}
        </Panel>
        <Members group={group.data} />
      </div>
    </>
  );
}
