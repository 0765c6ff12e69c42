"use client";

import { useQueryClient } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";

import { Problem } from "@/api/problem";

import { Button } from "./Button";
import { Notice } from "./Field";
import styles from "./ui.module.scss";

/** An error as its sentence; the request's id helps whoever runs the service. */
export function Failed({ error }: { error: unknown }) {
  const t = useTranslations("common");
  const client = useQueryClient();
  const known = error instanceof Problem ? error : undefined;
  const away = !known || known.status === 0 || known.status === 502;
  const passing = away || known.status >= 500;
  return (
    <div className={styles.failed}>
      <Notice tone="bad">
        <span>
          {away ? t("unreachable") : known.detail}
          {known?.requestId && <small> · {t("request", { id: known.requestId })}</small>}
        </span>
        {passing && (
          <Button small icon={<RotateCw size={13} aria-hidden />} onClick={() => void client.refetchQueries({ type: "active" })}>
            {t("again")}
          </Button>
        )}
      </Notice>
    </div>
  );
}
