import { GitPullRequest } from "lucide-react";
import { useTranslations } from "next-intl";

import type { Run } from "@/api/client";

import styles from "./run.module.scss";

export function PullRequestLink({ pull }: { pull: NonNullable<Run["pull_request"]> }) {
  const t = useTranslations("review");
  return (
    <a href={safeUrl(pull.url)} rel="noreferrer" target="_blank" className={styles.pull}>
      <GitPullRequest size={14} aria-hidden />
      {t("pullRequestOpen", { number: pull.number })}
    </a>
  );
}

const safeUrl = (url: string): string | undefined => (/^https?:\/\//.test(url) ? url : undefined);
