"use client";

import { useMutation } from "@tanstack/react-query";
import { FolderGit2, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";

import { startExample } from "@/api/commands";
import { Mark } from "@/components/Brand";
import { Button, ButtonLink } from "@/components/ui/Button";
import { Failed } from "@/components/ui/Failed";

import styles from "./home.module.scss";

const STEPS = ["look", "migrate", "prove"] as const;

/** What a new installation shows: what this does, and one click that does it. */
export function FirstRun() {
  const t = useTranslations("home.first");
  const router = useRouter();
  const start = useMutation({ mutationFn: startExample, onSuccess: (run) => router.push(`/runs/${run.id}`) });
  return (
    <div className={styles.first}>
      <Mark size={44} />
      <h1>{t("title")}</h1>
      <p>{t("lead")}</p>
      <ol className={styles.firstSteps}>
        {STEPS.map((step, index) => (
          <li key={step}>
            <span aria-hidden>{index + 1}</span>
            <div>
              <h2>{t(`${step}.title`)}</h2>
              <p>{t(`${step}.text`)}</p>
            </div>
          </li>
        ))}
      </ol>
      <div className={styles.firstActions}>
        <Button tone="primary" icon={<Play size={15} aria-hidden />} busy={start.isPending || start.isSuccess} onClick={() => start.mutate()}>
          {t("example")}
        </Button>
        <ButtonLink href="/projects/new" icon={<FolderGit2 size={15} aria-hidden />}>
          {t("own")}
        </ButtonLink>
      </div>
      <p className={styles.firstNote}>{t("note")}</p>
      {start.error && <Failed error={start.error} />}
    </div>
  );
}
