"use client";

import { useTranslations } from "next-intl";

import { Problem } from "@/api/problem";

import { Notice } from "./Field";

/** An error as its sentence; the request's id helps whoever runs the service. */
export function Failed({ error }: { error: unknown }) {
  const t = useTranslations("common");
  const known = error instanceof Problem ? error : undefined;
  return (
    <div style={{ padding: 12 }}>
      <Notice tone="bad">
        {known?.detail ?? t("unreachable")}
        {known?.requestId && <small> · {t("request", { id: known.requestId })}</small>}
      </Notice>
    </div>
  );
}
