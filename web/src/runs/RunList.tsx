"use client";

import { ListVideo, Plus, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter, useSearchParams } from "next/navigation";
import { useMemo, useState } from "react";

import { useInfiniteQuery } from "@/api/hooks";
import { runsQuery } from "@/api/queries";
import { Button, ButtonLink } from "@/components/ui/Button";
import { Failed } from "@/components/ui/Failed";
import { Empty, PageHead, Panel } from "@/components/ui/Panel";
import ui from "@/components/ui/ui.module.scss";

import { Filters } from "./Filters";
import { RunTable, RunsSkeleton } from "./RunTable";
import { filterOf } from "./filter";

export function RunList() {
  const t = useTranslations("runs");
  const router = useRouter();
  const address = useSearchParams();
  const [openedAt] = useState(() => Date.now());
  const filter = useMemo(() => filterOf(new URLSearchParams(address), openedAt), [address, openedAt]);
  const runs = useInfiniteQuery(runsQuery(filter));
  const items = runs.data?.pages.flatMap((page) => page.items);
  const filtered = address.size > 0;
  return (
    <>
      <PageHead title={t("title")}>
        <ButtonLink href="/projects/new" tone="primary" icon={<Plus size={15} aria-hidden />}>
          {t("new")}
        </ButtonLink>
      </PageHead>
      <Filters address={new URLSearchParams(address)} />
      <Panel flush label={t("title")}>
        {runs.error && !items && <Failed error={runs.error} />}
        {runs.isPending && <RunsSkeleton rows={12} />}
        {items?.length === 0 &&
          (filtered ? (
            <Empty icon={<SearchX size={28} strokeWidth={1.5} aria-hidden />} title={t("noneFound")} text={t("noneFoundText")}>
              <Button onClick={() => router.replace("/runs")}>{t("clear")}</Button>
            </Empty>
          ) : (
            <Empty icon={<ListVideo size={28} strokeWidth={1.5} aria-hidden />} title={t("none")} text={t("noneText")}>
              <ButtonLink href="/">{t("start")}</ButtonLink>
            </Empty>
          ))}
        {items && items.length > 0 && <RunTable runs={items} />}
      </Panel>
      <div className={ui.more}>
        {items && items.length > 0 && <span>{t("shown", { count: items.length })}</span>}
        {runs.hasNextPage && (
          <Button busy={runs.isFetchingNextPage} onClick={() => void runs.fetchNextPage()}>
            {t("more")}
          </Button>
        )}
      </div>
    </>
  );
}
