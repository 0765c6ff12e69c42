"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Check, Undo2, X } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";

import type { Edit } from "@/api/client";
import { decideEdit } from "@/api/commands";
import { Breakable } from "@/components/ui/Breakable";
import { Button } from "@/components/ui/Button";
import { PageLink } from "@/components/ui/PageLink";
import { Badge } from "@/components/ui/Status";
import { useToast } from "@/components/Toasts";

import styles from "./run.module.scss";

/** Takes or leaves edits at once on the page; what the API refuses goes back. */
export function useDecide(runId: string) {
  const client = useQueryClient();
  const toast = useToast();
  const key = ["run", runId, "edits"];
  const decide = useMutation({
    mutationFn: async ({ edits, state }: { edits: Edit[]; state: Edit["state"] }) => {
      for (const edit of edits) await decideEdit(runId, edit.id, state);
    },
    onMutate: async ({ edits, state }) => {
      await client.cancelQueries({ queryKey: key });
      const ids = new Set(edits.map((edit) => edit.id));
      client.setQueryData<Edit[]>(key, (old) => old?.map((edit) => (ids.has(edit.id) ? { ...edit, state } : edit)));
    },
    onError: (error) => toast({ text: error.message, tone: "bad" }),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
  return (edits: Edit[], state: Edit["state"]) => decide.mutate({ edits, state });
}

export function ReviewGroup({ runId, maker, edits }: { runId: string; maker: string; edits: Edit[] }) {
  const t = useTranslations("review");
  const decide = useDecide(runId);
  const reasons = [...new Set(edits.map((edit) => edit.reason))];
  const allRejected = edits.every((edit) => edit.state === "rejected");
  const [model] = edits.flatMap((edit) => (edit.model ? [edit] : []));
  return (
    <section className={styles.reviewed} aria-label={maker}>
      <div className={styles.maker}>
        <code>{maker}</code>
        {model && <Cost edit={model} />}
        {edits.length > 1 && (
          <span className={styles.makerMore}>
            {t("count", { count: edits.length })}
            <Button
              small
              tone="quiet"
              icon={allRejected ? <Undo2 size={13} aria-hidden /> : <X size={13} aria-hidden />}
              onClick={() => decide(edits, allRejected ? "accepted" : "rejected")}
            >
              {allRejected ? t("acceptAll") : t("rejectAll")}
            </Button>
          </span>
        )}
      </div>
      <div>
        {reasons.length === 1 && (
          <p className={styles.reason} lang="en">
            <Breakable text={reasons[0] ?? ""} />
          </p>
        )}
        <ul className={styles.editRows}>
          {edits.map((edit) => (
            <EditRow key={edit.id} runId={runId} edit={edit} withReason={reasons.length > 1} onDecide={(state) => decide([edit], state)} />
          ))}
        </ul>
      </div>
    </section>
  );
}

export function Cost({ edit }: { edit: Edit }) {
  const t = useTranslations("review");
  const format = useFormatter();
  const usd = format.number(edit.usd ?? 0, { style: "currency", currency: "USD", maximumFractionDigits: 4 });
  return <Badge tone="info">{t("cost", { model: edit.model ?? "", tokens: edit.tokens ?? 0, usd })}</Badge>;
}

interface RowProps {
  runId: string;
  edit: Edit;
  withReason: boolean;
  onDecide: (state: Edit["state"]) => void;
}

function EditRow({ runId, edit, withReason, onDecide }: RowProps) {
  const t = useTranslations("review");
  const rejected = edit.state === "rejected";
  return (
    <li data-rejected={rejected || undefined}>
      <div>
        <PageLink href={`/runs/${runId}/changes?path=${encodeURIComponent(edit.path)}`}>
          <Breakable text={edit.path} />
        </PageLink>
        {withReason && (
          <p lang="en">
            <Breakable text={edit.reason} />
          </p>
        )}
      </div>
      <span className={styles.lines}>
        <span className={styles.plus}>+{edit.insertions}</span> <span className={styles.minus}>−{edit.deletions}</span>
      </span>
      <DecideButton rejected={rejected} label={t(rejected ? "accept" : "reject")} path={edit.path} onDecide={onDecide} />
    </li>
  );
}

export function DecideButton({ rejected, label, path, onDecide }: { rejected: boolean; label: string; path: string; onDecide: (state: Edit["state"]) => void }) {
  const Icon = rejected ? Check : X;
  return (
    <Button small tone="quiet" icon={<Icon size={13} aria-hidden />} aria-label={`${label}: ${path}`} onClick={() => onDecide(rejected ? "accepted" : "rejected")}>
      {label}
    </Button>
  );
}
