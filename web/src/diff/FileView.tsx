"use client";

import { useFormatter, useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useMemo } from "react";

import { useQuery } from "@/api/hooks";
import type { Edit, FileDiff, Schemas } from "@/api/client";
import { Problem } from "@/api/problem";
import { fileQuery } from "@/api/queries";
import { Failed } from "@/components/ui/Failed";
import { Notice } from "@/components/ui/Field";
import { Skeleton } from "@/components/ui/Panel";

import { blame } from "./blame";
import type { Note } from "./notes";
import styles from "./diff.module.scss";

const MergeEditor = dynamic(() => import("./MergeEditor"), { ssr: false, loading: () => <Skeleton lines={16} /> });

interface Props {
  runId: string;
  path: string;
  /** Null for a file that did not change. */
  file: FileDiff | null;
  edits: Edit[];
  problems: Schemas["Diagnostic"][];
  split: boolean;
}

/** One file before and after, with the reason of each change and the problems on their lines. */
export function FileView({ runId, path, file, edits, problems, split }: Props) {
  const t = useTranslations("changes");
  const withBefore = file !== null && file.kind !== "added";
  const before = useQuery({ ...fileQuery(runId, path, "before"), enabled: withBefore });
  const after = useQuery({ ...fileQuery(runId, path, "after"), enabled: file?.kind !== "deleted" });
  const old = withBefore ? before.data : file ? "" : after.data;
  const fresh = file?.kind === "deleted" ? "" : after.data;
  const notes = useNotes(edits);
  const lines = useProblems(problems);
  const blamed = useMemo(() => {
    if (old === undefined || fresh === undefined || edits.some((edit) => edit.hunks.length === 0 && edit.insertions + edit.deletions > 0)) return null;
    return blame(lineCount(old), lineCount(fresh), edits);
  }, [old, fresh, edits]);
  const phrases = useMemo(() => ({ "$ unchanged lines": t("unchanged") }), [t]);
  const error = before.error ?? after.error;
  if (file && file.insertions === null) return <Inset>{t("binary")}</Inset>;
  if (error instanceof Problem && error.status === 404) return <Inset>{t("tooLarge")}</Inset>;
  if (error) return <Failed error={error} />;
  if (old === undefined || fresh === undefined) return <Skeleton lines={16} />;
  return (
    <>
      {!blamed && edits.length > 1 && <Inset>{t("together")}</Inset>}
      <MergeEditor {...{ path, split, blamed, notes, phrases }} before={old} after={fresh} problems={lines} line={lines[0]?.line ?? null} />
    </>
  );
}

function Inset({ children }: { children: string }) {
  return (
    <div className={styles.inset}>
      <Notice>{children}</Notice>
    </div>
  );
}

/** As Python's splitlines counts, which counted the hunks: a last line break begins no line. */
const lineCount = (text: string): number => text.split("\n").length - (text.endsWith("\n") || text === "" ? 1 : 0);

function useNotes(edits: Edit[]): ReadonlyMap<string, Note> {
  const t = useTranslations("changes");
  const format = useFormatter();
  return useMemo(() => {
    const cost = (edit: Edit) =>
      t("cost", { tokens: edit.tokens ?? 0, usd: format.number(edit.usd ?? 0, { style: "currency", currency: "USD", maximumFractionDigits: 4 }) });
    const note = (edit: Edit): Note => ({
      tone: "why",
      title: edit.model ?? edit.fixer,
      text: edit.reason,
      ...(edit.model && { cost: cost(edit) }),
    });
    return new Map(edits.map((edit) => [edit.id, note(edit)]));
  }, [edits, t, format]);
}

function useProblems(problems: Schemas["Diagnostic"][]) {
  return useMemo(
    () =>
      problems.flatMap((one) => {
        if (!one.line) return [];
        const text = [one.message, one.next_action].filter(Boolean).join(" — ");
        return { line: one.line, note: { tone: "problem" as const, title: one.wave, text } };
      }),
    [problems],
  );
}
