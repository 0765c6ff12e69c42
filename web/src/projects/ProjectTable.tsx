"use client";

import { useTranslations } from "next-intl";

import type { Group, Project } from "@/api/client";
import { PageLink } from "@/components/ui/PageLink";
import { Status } from "@/components/ui/Status";
import { Time } from "@/components/ui/Time";
import ui from "@/components/ui/ui.module.scss";

import styles from "./projects.module.scss";

export function ProjectTable({ projects, groups }: { projects: Project[]; groups?: Group[] | undefined }) {
  const t = useTranslations("projects");
  const names = new Map(groups?.map((group) => [group.id, group.name]));
  return (
    <div className={ui.scroll} tabIndex={-1}>
      <table className={`${ui.table} ${ui.cards} ${styles.table}`}>
        <thead>
          <tr>
            <th scope="col">{t("project")}</th>
            {groups && <th scope="col">{t("group")}</th>}
            <th scope="col">{t("versions")}</th>
            <th scope="col">{t("lastRun")}</th>
          </tr>
        </thead>
        <tbody>
          {projects.map((project) => (
            <tr key={project.id}>
              <td className={styles.name}>
                <PageLink href={`/projects/${project.id}`}>{project.name}</PageLink>
                <small className={ui.second}>{sourceOf(project, t("archive"))}</small>
              </td>
              {groups && <td>{names.get(project.group_id)}</td>}
              <td className={styles.versions}>{versionsOf(project)}</td>
              <td>
                {project.last_run ? (
                  <PageLink href={`/runs/${project.last_run.id}`} className={styles.lastRun}>
                    <Status status={project.last_run.status} /> <Time at={project.last_run.created_at} />
                  </PageLink>
                ) : (
                  <span className={styles.quiet}>{t("never")}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export const sourceOf = (project: Project, archive: string): string =>
  project.git_url === null ? archive : [project.git_url, project.ref && `@${project.ref}`, project.subdir].filter(Boolean).join(" ");

export const versionsOf = (project: Project): string =>
  [
    project.build_tool && (project.build_tool === "maven" ? "Maven" : "Gradle"),
    project.java_version && `Java ${project.java_version}`,
    project.spring_version && `Boot ${project.spring_version}`,
  ]
    .filter(Boolean)
    .join(" · ") || "–";
