"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";

import type { Run } from "@/api/client";
import { rerun } from "@/api/commands";
import { Dialog } from "@/components/ui/Dialog";
import { Failed } from "@/components/ui/Failed";
import { type Wishes, WishFields, optionsOf, targetOf, wishesOf } from "@/projects/WishFields";

interface Props {
  run: Run;
  rejected?: string[];
  onStarted: (id: string) => void;
  onClose: () => void;
}

/** A new run of the same source, with other wishes. The old one stays as it is. */
export function RerunDialog({ run, rejected = [], onStarted, onClose }: Props) {
  const t = useTranslations("run.actions");
  const [wishes, setWishes] = useState<Wishes>(() => wishesOf(run));
  const start = useMutation({
    mutationFn: () => rerun(run.id, { target: targetOf(wishes), options: optionsOf(wishes, run.options), rejected_edits: rejected }),
    onSuccess: (fresh) => onStarted(fresh.id),
  });
  return (
    <Dialog title={t("rerunTitle")} confirm={t("rerunNow")} busy={start.isPending} onConfirm={() => start.mutate()} onClose={onClose}>
      <p>{rejected.length > 0 ? t("rerunWithout", { edits: rejected.length }) : t("rerunText")}</p>
      <WishFields wishes={wishes} onChange={setWishes} />
      {start.error && <Failed error={start.error} />}
    </Dialog>
  );
}
