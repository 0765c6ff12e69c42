"use client";

import { useTranslations } from "next-intl";

import type { Edit } from "@/api/client";
import { Breakable } from "@/components/ui/Breakable";
import { Cost, DecideButton, useDecide } from "@/run/ReviewGroup";

import styles from "./diff.module.scss";

/** What changed this file and why, in the order in which it was done; each can be left out of a new run. */
export function EditList({ runId, edits }: { runId: string; edits: Edit[] }) {
  const t = useTranslations("review");
  const decide = useDecide(runId);
  if (edits.length === 0) return null;
  return (
    <ol className={styles.edits}>
      {edits.map((edit) => {
        const rejected = edit.state === "rejected";
        return (
          <li key={edit.id} data-rejected={rejected || undefined}>
            <p>
              <code>{edit.fixer}</code>{" "}
              <span lang="en">
                <Breakable text={edit.reason} />
              </span>{" "}
              {edit.model && <Cost edit={edit} />}
            </p>
            <span className={styles.lines}>
              <span className={styles.plus}>+{edit.insertions}</span> <span className={styles.minus}>−{edit.deletions}</span>
            </span>
            <DecideButton rejected={rejected} label={t(rejected ? "accept" : "reject")} path={`${edit.fixer}, ${edit.path}`} onDecide={(state) => decide([edit], state)} />
          </li>
        );
      })}
    </ol>
  );
}
