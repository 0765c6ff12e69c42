"use client";

import { FileArchive, FolderGit2, Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { type DragEvent, useId, useState } from "react";

import { Field } from "@/components/ui/Field";

import { NO_SOURCE, type Source, isArchive } from "./source";
import styles from "./projects.module.scss";

interface Props {
  source: Source;
  /** Share of an upload that is under way. */
  progress: number | null;
  onChange: (source: Source) => void;
  onFile: (file: File) => void;
}

export function SourceFields({ source, progress, onChange, onFile }: Props) {
  const t = useTranslations("newProject");
  return (
    <>
      <div className={styles.kinds} role="group" aria-label={t("kind")}>
        <button type="button" aria-pressed={source.kind === "git"} onClick={() => onChange(NO_SOURCE)}>
          <FolderGit2 size={16} aria-hidden /> {t("git")}
        </button>
        <button
          type="button"
          aria-pressed={source.kind === "archive"}
          onClick={() => source.kind === "archive" || onChange({ kind: "archive", upload: "", fileName: "", subdir: "" })}
        >
          <FileArchive size={16} aria-hidden /> {t("archive")}
        </button>
      </div>
      {source.kind === "git" ? (
        <GitFields source={source} onChange={onChange} />
      ) : (
        <DropZone fileName={source.fileName} progress={progress} onFile={onFile} />
      )}
      <Field label={t("subdir")} hint={t("subdirHint")}>
        {(props) => <input {...props} value={source.subdir} placeholder="services/orders" onChange={(e) => onChange({ ...source, subdir: e.target.value })} />}
      </Field>
    </>
  );
}

function GitFields({ source, onChange }: { source: Extract<Source, { kind: "git" }>; onChange: (source: Source) => void }) {
  const t = useTranslations("newProject");
  return (
    <>
      <Field label={t("url")} hint={t("urlHint")}>
        {(props) => (
          <input
            {...props}
            type="url"
            inputMode="url"
            value={source.url}
            placeholder="https://git.example.org/team/orders.git"
            onChange={(e) => onChange({ ...source, url: e.target.value })}
            required
          />
        )}
      </Field>
      <Field label={t("ref")} hint={t("refHint")}>
        {(props) => <input {...props} value={source.ref} placeholder="main" onChange={(e) => onChange({ ...source, ref: e.target.value })} />}
      </Field>
    </>
  );
}

function DropZone({ fileName, progress, onFile }: { fileName: string; progress: number | null; onFile: (file: File) => void }) {
  const t = useTranslations("newProject");
  const id = useId();
  const [over, setOver] = useState(false);
  const [wrong, setWrong] = useState("");
  const take = (file: File | undefined) => {
    if (!file) return;
    if (!isArchive(file.name)) return setWrong(file.name);
    setWrong("");
    onFile(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <div>
      <label
        htmlFor={id}
        className={styles.drop}
        data-over={over || undefined}
        onDragOver={(event) => (event.preventDefault(), setOver(true))}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Upload size={22} strokeWidth={1.5} aria-hidden />
        <strong>{fileName || t("drop")}</strong>
        <span>{progress === null ? t("dropHint") : t("uploading", { percent: Math.round(progress * 100) })}</span>
        {progress !== null && <progress value={progress} max={1} aria-label={t("uploading", { percent: Math.round(progress * 100) })} />}
        <input id={id} type="file" accept=".zip,.tgz,.gz" className="visually-hidden" onChange={(event) => take(event.target.files?.[0])} />
      </label>
      {wrong && (
        <p className={styles.wrong} role="alert">
          {t("wrongFile", { name: wrong })}
        </p>
      )}
    </div>
  );
}
