"use client";

import { Ban, CircleCheck, CircleDashed, CircleX, Hourglass, LoaderCircle, type LucideIcon, Minus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import styles from "./ui.module.scss";

export type Tone = "good" | "bad" | "warn" | "info" | "idle";
export type StatusName = "queued" | "running" | "waiting" | "succeeded" | "failed" | "cancelled" | "pending";

const LOOKS: Record<StatusName, { Icon: LucideIcon; tone: Tone }> = {
  queued: { Icon: CircleDashed, tone: "idle" },
  running: { Icon: LoaderCircle, tone: "info" },
  waiting: { Icon: Hourglass, tone: "warn" },
  succeeded: { Icon: CircleCheck, tone: "good" },
  failed: { Icon: CircleX, tone: "bad" },
  cancelled: { Icon: Ban, tone: "idle" },
  pending: { Icon: Minus, tone: "idle" },
};

export const statusTone = (status: string): Tone => LOOKS[status as StatusName]?.tone ?? "idle";

interface StatusProps {
  status: string;
  iconOnly?: boolean;
  /** A run that succeeded is verified; a step has just succeeded. */
  step?: boolean;
  /** In the place of the status's own word. */
  label?: string;
}

/** Shape, colour and word: none of them alone. */
export function Status({ status, iconOnly = false, step = false, label }: StatusProps) {
  const t = useTranslations(step ? "stepStatus" : "status");
  const name = (status in LOOKS ? status : "pending") as StatusName;
  const { Icon, tone } = LOOKS[name];
  return (
    <span className={styles.status} data-tone={tone} title={iconOnly ? t(name) : undefined}>
      <Icon size={15} strokeWidth={2} aria-hidden className={name === "running" ? styles.spin : undefined} />
      <span className={iconOnly ? "visually-hidden" : undefined}>{label ?? t(name)}</span>
    </span>
  );
}

export function Badge({ tone = "idle", title, children }: { tone?: Tone; title?: string; children: ReactNode }) {
  return (
    <span className={styles.badge} data-tone={tone} title={title}>
      {children}
    </span>
  );
}
