"use client";

import { FolderGit2, Plus, Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";

import { useInfiniteQuery, useQuery } from "@/api/hooks";
import { groupsQuery, projectsQuery } from "@/api/queries";
import { Button, ButtonLink } from "@/components/ui/Button";
import { Failed } from "@/components/ui/Failed";
import { Empty, PageHead, PageSkeleton, Panel, Skeleton } from "@/components/ui/Panel";
import ui from "@/components/ui/ui.module.scss";

import { GroupCards } from "./GroupCards";
import { NewGroup } from "./NewGroup";
import { ProjectTable } from "./ProjectTable";
import styles from "./projects.module.scss";

/** The groups, and all projects that one may see. */
export function Projects() {
  const t = useTranslations("projects");
  const [text, setText] = useState("");
  const [adding, setAdding] = useState(false);
  const q = useDeferredValue(text.trim());
  const groups = useQuery(groupsQuery());
  const projects = useInfiniteQuery(projectsQuery(q ? { q } : {}));
  const items = projects.data?.pages.flatMap((page) => page.items);
  if (groups.isPending || (projects.isPending && !q)) return <PageSkeleton />;
  return (
    <>
      <PageHead title={t("title")}>
        <Button icon={<Users size={15} aria-hidden />} onClick={() => setAdding(true)}>
          {t("newGroup")}
        </Button>
        <ButtonLink href="/projects/new" tone="primary" icon={<Plus size={15} aria-hidden />}>
          {t("new")}
        </ButtonLink>
      </PageHead>
      {groups.error && <Failed error={groups.error} />}
      {groups.data && <GroupCards groups={groups.data.items} />}
      <Panel
        flush
        title={t("all")}
        actions={
          <input type="search" className={`${ui.control} ${styles.search}`} aria-label={t("search")} placeholder={t("search")} value={text} onChange={(e) => setText(e.target.value)} />
        }
      >
        {projects.error && !items && <Failed error={projects.error} />}
        {projects.isPending && <Skeleton lines={8} />}
        {items && items.length > 0 && <ProjectTable projects={items} groups={groups.data?.items} />}
        {items?.length === 0 && (
          <Empty icon={<FolderGit2 size={28} strokeWidth={1.5} aria-hidden />} title={t(q ? "noneFound" : "none")} text={q ? undefined : t("noneText")}>
            {!q && <ButtonLink href="/projects/new">{t("new")}</ButtonLink>}
          </Empty>
        )}
      </Panel>
      {projects.hasNextPage && (
        <div className={ui.more}>
          <Button busy={projects.isFetchingNextPage} onClick={() => void projects.fetchNextPage()}>
            {t("more")}
          </Button>
        </div>
      )}
      {adding && <NewGroup onClose={() => setAdding(false)} />}
    </>
  );
}
