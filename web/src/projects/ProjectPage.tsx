"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ListVideo, Play, ScanSearch, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { useInfiniteQuery, useQuery } from "@/api/hooks";
import { type Project, api, body } from "@/api/client";
import { startRun } from "@/api/commands";
import { groupsQuery, projectQuery, runsQuery } from "@/api/queries";
import { Button, ButtonLink } from "@/components/ui/Button";
import { Dialog } from "@/components/ui/Dialog";
import { Failed } from "@/components/ui/Failed";
import { Missing } from "@/components/ui/Missing";
import { PageLink } from "@/components/ui/PageLink";
import { Empty, PageHead, PageSkeleton, Panel } from "@/components/ui/Panel";
import { Time } from "@/components/ui/Time";
import ui from "@/components/ui/ui.module.scss";
import { RunTable } from "@/runs/RunTable";

import { AssessmentView } from "./AssessmentView";
import { sourceOf, versionsOf } from "./ProjectTable";
import { DEFAULT_WISHES, WishFields, optionsOf, targetOf } from "./WishFields";
import styles from "./projects.module.scss";

export function ProjectPage({ id }: { id: number }) {
  const t = useTranslations("project");
  const project = useQuery(projectQuery(id));
  const runs = useInfiniteQuery(runsQuery({ project_id: id, limit: 20 }));
  const [asked, setAsked] = useState<"start" | "delete" | null>(null);
  const assess = useMutation({
    mutationFn: () => body(api.POST("/api/v1/assessments", { body: { project_id: id, target: { java: 17, spring_boot: "3.5" } } })),
  });
  const items = runs.data?.pages[0]?.items;
  const close = () => setAsked(null);
  if (project.error && !project.data) {
    return (
      <Missing error={project.error} title={t("missing")}>
        <ButtonLink href="/projects">{t("toProjects")}</ButtonLink>
      </Missing>
    );
  }
  if (!project.data || runs.isPending) return <PageSkeleton />;
  return (
    <>
      <PageHead title={project.data.name} lead={versionsOf(project.data)}>
        <Button tone="danger" icon={<Trash2 size={15} aria-hidden />} onClick={() => setAsked("delete")}>
          {t("delete")}
        </Button>
        <Button icon={<ScanSearch size={15} aria-hidden />} busy={assess.isPending} onClick={() => assess.mutate()}>
          {t("assess")}
        </Button>
        <Button tone="primary" icon={<Play size={15} aria-hidden />} onClick={() => setAsked("start")}>
          {t("start")}
        </Button>
      </PageHead>
      <div className={styles.stack}>
        <Origin project={project.data} />
        {assess.error && <Failed error={assess.error} />}
        {assess.data && <AssessmentView assessment={assess.data} />}
        <Panel title={t("runs")} flush>
          {runs.error && !items && <Failed error={runs.error} />}
          {items?.length === 0 && <Empty icon={<ListVideo size={28} strokeWidth={1.5} aria-hidden />} title={t("noRuns")} text={t("noRunsText")} />}
          {items && items.length > 0 && <RunTable runs={items} withProject={false} />}
        </Panel>
      </div>
      {asked === "start" && <StartDialog id={id} onClose={close} />}
      {asked === "delete" && <DeleteDialog project={project.data} onClose={close} />}
    </>
  );
}

function Origin({ project }: { project: Project }) {
  const t = useTranslations("project");
  const groups = useQuery(groupsQuery());
  const archive = useTranslations("projects")("archive");
  return (
    <Panel label={t("source")}>
      <dl className={ui.facts}>
        <dt>{t("source")}</dt>
        <dd>{sourceOf(project, archive)}</dd>
        <dt>{t("group")}</dt>
        <dd>
          <PageLink href={`/groups/${project.group_id}`}>{groups.data?.items.find((group) => group.id === project.group_id)?.name ?? "…"}</PageLink>
        </dd>
        <dt>{t("created")}</dt>
        <dd>
          <Time at={project.created_at} />
        </dd>
      </dl>
    </Panel>
  );
}

function StartDialog({ id, onClose }: { id: number; onClose: () => void }) {
  const t = useTranslations("project");
  const router = useRouter();
  const [wishes, setWishes] = useState(DEFAULT_WISHES);
  const start = useMutation({
    mutationFn: () => startRun({ project_id: id, target: targetOf(wishes), options: optionsOf(wishes) }),
    onSuccess: (run) => router.push(`/runs/${run.id}`),
  });
  return (
    <Dialog title={t("startTitle")} confirm={t("start")} busy={start.isPending || start.isSuccess} onConfirm={() => start.mutate()} onClose={onClose}>
      <WishFields wishes={wishes} onChange={setWishes} />
      {start.error && <Failed error={start.error} />}
    </Dialog>
  );
}

function DeleteDialog({ project, onClose }: { project: Project; onClose: () => void }) {
  const t = useTranslations("project");
  const router = useRouter();
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => api.DELETE("/api/v1/projects/{project_id}", { params: { path: { project_id: project.id } } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["projects"] });
      router.push("/projects");
    },
  });
  return (
    <Dialog title={t("deleteTitle", { name: project.name })} confirm={t("delete")} tone="danger" busy={remove.isPending} onConfirm={() => remove.mutate()} onClose={onClose}>
      <p>{t("deleteText")}</p>
      {remove.error && <Failed error={remove.error} />}
    </Dialog>
  );
}
