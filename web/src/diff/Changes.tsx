"use client";

import { Columns2, Download, FileDiff as FileIcon, Rows2 } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useRouter, useSearchParams } from "next/navigation";
import { useMemo, useState } from "react";

import { useQuery } from "@/api/hooks";
import { type FileDiff, type Schemas, isOver } from "@/api/client";
import { diagnosticsQuery, diffQuery, editsQuery, runQuery } from "@/api/queries";
import { Breakable } from "@/components/ui/Breakable";
import { Button, DownloadLink } from "@/components/ui/Button";
import { Failed } from "@/components/ui/Failed";
import { Empty, Skeleton } from "@/components/ui/Panel";

import { EditList } from "./EditList";
import { FileTree } from "./FileTree";
import { FileView } from "./FileView";
import styles from "./diff.module.scss";

const NO_PROBLEMS: Schemas["Diagnostic"][] = [];

/** All that changed: the files, and the chosen one with why each place changed. */
export function Changes({ id }: { id: string }) {
  const t = useTranslations("changes");
  const address = useSearchParams();
  const router = useRouter();
  const diff = useQuery(diffQuery(id));
  const run = useQuery(runQuery(id));
  const [split, setSplit] = useState(false);
  if (diff.error && !diff.data) return <Failed error={diff.error} />;
  if (!diff.data) return <Skeleton lines={14} />;
  const { files } = diff.data;
  const path = address.get("path") ?? files.find((file) => file.insertions !== null)?.path ?? files[0]?.path;
  if (path === undefined) {
    const over = run.data && isOver(run.data.status);
    return <Empty icon={<FileIcon size={28} strokeWidth={1.5} aria-hidden />} title={t(over ? "none" : "notYet")} text={t(over ? "noneText" : "notYetText")} />;
  }
  return (
    <div className={styles.changes}>
      <aside className={styles.files} aria-label={t("files")}>
        <Totals files={files} />
        <FileTree files={files} chosen={path} onChoose={(file) => router.replace(`/runs/${id}/changes?path=${encodeURIComponent(file)}`, { scroll: false })} />
      </aside>
      <Chosen id={id} path={path} file={files.find((one) => one.path === path) ?? null} split={split} onSplit={setSplit} />
    </div>
  );
}

function Totals({ files }: { files: FileDiff[] }) {
  const t = useTranslations("changes");
  const format = useFormatter();
  const sum = (key: "insertions" | "deletions") => files.reduce((total, file) => total + (file[key] ?? 0), 0);
  return (
    <p className={styles.totals}>
      {t("count", { count: files.length })} <span className={styles.plus}>+{format.number(sum("insertions"))}</span> <span className={styles.minus}>−{format.number(sum("deletions"))}</span>
    </p>
  );
}

interface ChosenProps {
  id: string;
  path: string;
  file: FileDiff | null;
  split: boolean;
  onSplit: (split: boolean) => void;
}

function Chosen({ id, path, file, split, onSplit }: ChosenProps) {
  const t = useTranslations("changes");
  const all = useQuery(editsQuery(id));
  const found = useQuery(diagnosticsQuery(id));
  const edits = useMemo(() => (all.data ?? []).filter((edit) => edit.path === path), [all.data, path]);
  const problems = useMemo(() => found.data?.items.filter((one) => one.path === path) ?? NO_PROBLEMS, [found.data, path]);
  return (
    <section className={styles.chosen} aria-label={path}>
      <div className={styles.chosenHead}>
        <h2>
          <code>
            <Breakable text={path} />
          </code>
        </h2>
        <div className={styles.views}>
          <Button small tone="quiet" aria-pressed={!split} icon={<Rows2 size={14} aria-hidden />} onClick={() => onSplit(false)}>
            {t("unified")}
          </Button>
          <Button small tone="quiet" aria-pressed={split} icon={<Columns2 size={14} aria-hidden />} onClick={() => onSplit(true)}>
            {t("split")}
          </Button>
          <DownloadLink small tone="quiet" icon={<Download size={14} aria-hidden />} href={`/api/v1/runs/${id}/diff`} download={`${id}.patch`}>
            {t("patch")}
          </DownloadLink>
        </div>
      </div>
      <EditList runId={id} edits={edits} />
      {all.data && <FileView key={path} runId={id} path={path} file={file} edits={edits} problems={problems} split={split} />}
    </section>
  );
}
