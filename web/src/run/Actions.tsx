"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Ban, Download, Repeat2, RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { type Run, isOver } from "@/api/client";
import { cancelRun, retryRun } from "@/api/commands";
import { useQuery } from "@/api/hooks";
import { artifactsQuery } from "@/api/queries";
import { Button, DownloadLink } from "@/components/ui/Button";
import { useToast } from "@/components/Toasts";

import { CancelDialog, RetryDialog } from "./ActionDialogs";
import { RerunDialog } from "./RerunDialog";
import { begunAgain } from "./begunAgain";
import styles from "./run.module.scss";

type Asked = "cancel" | "retry" | "rerun" | null;

/** What one may do with a run now; each is confirmed, and a cancel can be taken back by a retry. */
export function Actions({ run }: { run: Run }) {
  const t = useTranslations("run.actions");
  const [asked, setAsked] = useState<Asked>(null);
  const toast = useToast();
  const router = useRouter();
  const client = useQueryClient();
  const artifacts = useQuery({ ...artifactsQuery(run.id), enabled: isOver(run.status) });
  const hasPatch = !artifacts.data || artifacts.data.some((artifact) => artifact.name === "migration.patch");
  const close = () => setAsked(null);
  const settled = () => client.invalidateQueries({ queryKey: ["run", run.id] });
  const onError = (error: Error) => toast({ text: error.message, tone: "bad" });

  const retry = useMutation({
    mutationFn: (from: Parameters<typeof retryRun>[1]) => retryRun(run.id, from),
    onSuccess: () => (toast({ text: t("retried") }), close(), begunAgain(client, run)),
    onError,
  });
  const cancel = useMutation({
    mutationFn: () => cancelRun(run.id),
    onSuccess: () => {
      toast({ text: t("cancelled"), action: { label: t("undo"), run: () => retry.mutate(null) } });
      close();
      return settled();
    },
    onError,
  });

  return (
    <div className={styles.actions}>
      {isOver(run.status) ? (
        <>
          {hasPatch && (
            <DownloadLink href={`/api/v1/runs/${run.id}/artifacts/migration.patch`} icon={<Download size={15} aria-hidden />} tone="primary">
              {t("patch")}
            </DownloadLink>
          )}
          <Button icon={<RotateCcw size={15} aria-hidden />} onClick={() => setAsked("retry")}>
            {t("retry")}
          </Button>
          <Button icon={<Repeat2 size={15} aria-hidden />} onClick={() => setAsked("rerun")}>
            {t("rerun")}
          </Button>
        </>
      ) : (
        <Button tone="danger" icon={<Ban size={15} aria-hidden />} onClick={() => setAsked("cancel")}>
          {t("cancel")}
        </Button>
      )}
      {asked === "cancel" && <CancelDialog run={run} busy={cancel.isPending} onConfirm={() => cancel.mutate()} onClose={close} />}
      {asked === "retry" && <RetryDialog run={run} busy={retry.isPending} onConfirm={(from) => retry.mutate(from)} onClose={close} />}
      {asked === "rerun" && <RerunDialog run={run} onStarted={(id) => router.push(`/runs/${id}`)} onClose={close} />}
    </div>
  );
}
