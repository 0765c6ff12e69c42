import { SearchX } from "lucide-react";
import { getTranslations } from "next-intl/server";

import { ButtonLink } from "@/components/ui/Button";
import { Empty } from "@/components/ui/Panel";

export default async function NotFound() {
  const t = await getTranslations("common");
  return (
    <Empty icon={<SearchX size={28} strokeWidth={1.5} aria-hidden />} title={t("missing")} text={t("missingText")}>
      <ButtonLink href="/">{t("home")}</ButtonLink>
    </Empty>
  );
}
