"use client";

import { useTranslations } from "next-intl";

import type { FileDiff } from "@/api/client";

import { folders, nameOf } from "./tree";
import styles from "./diff.module.scss";

interface Props {
  files: FileDiff[];
  chosen: string;
  onChoose: (path: string) => void;
}

const SIGNS = { added: "A", changed: "M", deleted: "D" };

export function FileTree({ files, chosen, onChoose }: Props) {
  const t = useTranslations("changes");
  return (
    <ul className={styles.tree}>
      {folders(files).map((folder) => (
        <li key={folder.path}>
          {folder.path && (
            <p className={styles.folder} title={folder.path}>
              <bdi>{folder.path}</bdi>
            </p>
          )}
          <ul>
            {folder.files.map((file) => (
              <li key={file.path}>
                <button type="button" className={styles.file} aria-current={file.path === chosen || undefined} onClick={() => onChoose(file.path)}>
                  <abbr data-kind={file.kind} title={t(`kinds.${file.kind}`)}>
                    {SIGNS[file.kind]}
                  </abbr>
                  <span className={styles.fileName}>{nameOf(file.path)}</span>
                  {file.insertions !== null && (
                    <span className={styles.lines}>
                      <span className={styles.plus}>+{file.insertions}</span> <span className={styles.minus}>−{file.deletions}</span>
                    </span>
                  )}
                </button>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
