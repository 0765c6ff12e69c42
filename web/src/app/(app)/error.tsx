"use client";

import { CircleX } from "lucide-react";
import { useTranslations } from "next-intl";

import { Button } from "@/components/ui/Button";
import { Empty } from "@/components/ui/Panel";

/** A mistake of ours in a page: the rest of the site stays usable. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations("common");
  return (
    <Empty icon={<CircleX size={28} strokeWidth={1.5} aria-hidden />} title={t("broken")} text={error.digest ? t("brokenId", { id: error.digest }) : t("brokenText")}>
      <Button onClick={reset}>{t("again")}</Button>
    </Empty>
  );
}
