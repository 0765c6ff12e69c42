"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { GitPullRequest, ListChecks, Repeat2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { useQuery } from "@/api/hooks";
import { type Edit, type Run, isOver } from "@/api/client";
import { openPullRequest } from "@/api/commands";
import { editsQuery, runQuery } from "@/api/queries";
import { Button } from "@/components/ui/Button";
import { Dialog } from "@/components/ui/Dialog";
import { Failed } from "@/components/ui/Failed";
import { Empty, Panel, Skeleton } from "@/components/ui/Panel";
import { Status } from "@/components/ui/Status";
import { useToast } from "@/components/Toasts";

import { begunAgain } from "./begunAgain";
import { PullRequestLink } from "./PullRequestLink";
import { RerunDialog } from "./RerunDialog";
import { ReviewGroup } from "./ReviewGroup";
import styles from "./run.module.scss";

/** Every edit by what made it, to be taken or left; what is left out goes into a new run. */
export function Review({ id }: { id: string }) {
  const t = useTranslations("review");
  const run = useQuery(runQuery(id));
  const edits = useQuery(editsQuery(id));
  if (edits.error && !edits.data) return <Failed error={edits.error} />;
  if (!edits.data || !run.data) return <Skeleton lines={10} />;
  if (edits.data.length === 0) {
    return <Empty icon={<ListChecks size={28} strokeWidth={1.5} aria-hidden />} title={t("none")} text={t("noneText")} />;
  }
  return (
    <div className={styles.stack}>
      <Panel flush title={t("title")} note={t("lead")}>
        {[...byMaker(edits.data)].map(([maker, group]) => (
          <ReviewGroup key={maker} runId={id} maker={maker} edits={group} />
        ))}
      </Panel>
      <Decision run={run.data} edits={edits.data} />
    </div>
  );
}

export function byMaker(edits: readonly Edit[]): Map<string, Edit[]> {
  const groups = new Map<string, Edit[]>();
  for (const edit of edits) groups.set(edit.fixer, [...(groups.get(edit.fixer) ?? []), edit]);
  return groups;
}

function Decision({ run, edits }: { run: Run; edits: Edit[] }) {
  const t = useTranslations("review");
  const router = useRouter();
  const [asked, setAsked] = useState<"rerun" | "pull" | null>(null);
  const rejected = edits.filter((edit) => edit.state === "rejected").map((edit) => edit.id);
  const close = () => setAsked(null);
  return (
    <div className={styles.bottom}>
      <span>{rejected.length ? t("rejected", { count: rejected.length, all: edits.length }) : t("allAccepted", { all: edits.length })}</span>
      <div className={styles.actions}>
        {rejected.length > 0 && isOver(run.status) && (
          <Button tone="primary" icon={<Repeat2 size={15} aria-hidden />} onClick={() => setAsked("rerun")}>
            {t("rerun")}
          </Button>
        )}
        <PullRequest run={run} disabled={rejected.length > 0} onAsk={() => setAsked("pull")} />
      </div>
      {asked === "rerun" && <RerunDialog run={run} rejected={rejected} onStarted={(fresh) => router.push(`/runs/${fresh}`)} onClose={close} />}
      {asked === "pull" && <PullRequestDialog run={run} onClose={close} />}
    </div>
  );
}

/** Groups of accounts that installed the App; other projects have nowhere to open a pull request. */
const OF_GITHUB = "github/";

function PullRequest({ run, disabled, onAsk }: { run: Run; disabled: boolean; onAsk: () => void }) {
  const t = useTranslations("review");
  if (run.pull_request) {
    return <PullRequestLink pull={run.pull_request} />;
  }
  if (run.current_step === "deliver") return <Status status="running" label={t("pullRequestOpening")} />;
  if (!run.verified || !run.group.name.startsWith(OF_GITHUB)) return null;
  return (
    <Button icon={<GitPullRequest size={15} aria-hidden />} disabled={disabled} title={disabled ? t("rerunFirst") : undefined} onClick={onAsk}>
      {t("pullRequest")}
    </Button>
  );
}

function PullRequestDialog({ run, onClose }: { run: Run; onClose: () => void }) {
  const t = useTranslations("review");
  const toast = useToast();
  const client = useQueryClient();
  const open = useMutation({
    mutationFn: () => openPullRequest(run.id),
    onSuccess: () => {
      toast({ text: t("pullRequestQueued") });
      onClose();
      void begunAgain(client, run);
    },
  });
  return (
    <Dialog title={t("pullRequestTitle")} confirm={t("pullRequest")} busy={open.isPending} onConfirm={() => open.mutate()} onClose={onClose}>
      <p>{t("pullRequestText")}</p>
      {open.error && <Failed error={open.error} />}
    </Dialog>
  );
}
