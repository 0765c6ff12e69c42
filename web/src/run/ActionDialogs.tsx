"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";

import { useQuery } from "@/api/hooks";
import type { Run } from "@/api/client";
import { stepsQuery } from "@/api/queries";
import { Dialog } from "@/components/ui/Dialog";
import { Field } from "@/components/ui/Field";
import type { StepName } from "@/runs/progress";

interface Props<T> {
  run: Run;
  busy: boolean;
  onConfirm: (answer: T) => void;
  onClose: () => void;
}

export function CancelDialog({ run, busy, onConfirm, onClose }: Props<void>) {
  const t = useTranslations("run.actions");
  return (
    <Dialog title={t("cancelTitle", { name: run.project.name })} confirm={t("cancelNow")} tone="danger" busy={busy} onConfirm={() => onConfirm()} onClose={onClose}>
      <p>{t("cancelText")}</p>
    </Dialog>
  );
}

/** `repair` is no step to begin with: it belongs to the build. */
const FIRST_STEPS = ["prepare", "baseline", "migrate", "build", "verify", "report"] as const;

export function RetryDialog({ run, busy, onConfirm, onClose }: Props<StepName | null>) {
  const t = useTranslations("run.actions");
  const name = useTranslations("step");
  const steps = useQuery(stepsQuery(run.id));
  const begun = FIRST_STEPS.filter((step) => steps.data?.some((one) => one.step === step));
  const failed = run.failure?.step;
  const [from, setFrom] = useState<StepName | "">(failed && failed !== "repair" ? failed : "");
  return (
    <Dialog title={t("retryTitle")} confirm={t("retry")} busy={busy} onConfirm={() => onConfirm(from || null)} onClose={onClose}>
      <p>{t("retryText")}</p>
      <Field label={t("from")}>
        {(props) => (
          <select {...props} value={from} onChange={(event) => setFrom(event.target.value as StepName | "")}>
            <option value="">{t("fromStart")}</option>
            {begun.map((step) => (
              <option key={step} value={step}>
                {name(step)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </Dialog>
  );
}
