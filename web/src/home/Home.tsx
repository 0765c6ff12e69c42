"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";

import { useInfiniteQuery, useQuery } from "@/api/hooks";
import { runsQuery, statisticsQuery } from "@/api/queries";
import { ButtonLink } from "@/components/ui/Button";
import { Failed } from "@/components/ui/Failed";
import { PageLink } from "@/components/ui/PageLink";
import { PageHead, Panel } from "@/components/ui/Panel";
import { RunTable, RunsSkeleton } from "@/runs/RunTable";

import { FirstRun } from "./FirstRun";
import { GroupRates, TopFixers } from "./Rates";
import { Tiles } from "./Tiles";
import styles from "./home.module.scss";

const Charts = dynamic(() => import("./Charts"), { ssr: false, loading: () => <ChartsSkeleton /> });

/** Where the charts will be, so that nothing jumps. */
const ChartsSkeleton = () => (
  <div className={styles.charts} aria-hidden>
    {[1, 2].map((key) => (
      <Panel key={key} flush>
        <div className={styles.chartSkeleton} />
      </Panel>
    ))}
  </div>
);

const NEWEST = { limit: 8 };

export function Home() {
  const t = useTranslations("home");
  const runs = useInfiniteQuery(runsQuery(NEWEST));
  const statistics = useQuery(statisticsQuery());
  const items = runs.data?.pages[0]?.items;
  if (items?.length === 0) return <FirstRun />;
  return (
    <>
      <PageHead title={t("title")}>
        <ButtonLink href="/projects/new" tone="primary" icon={<Plus size={15} aria-hidden />}>
          {t("new")}
        </ButtonLink>
      </PageHead>
      <div className={styles.grid}>
        <Tiles statistics={statistics.data} runs={items} failed={statistics.isError} />
        <Panel title={t("newest")} flush actions={<PageLink href="/runs">{t("all")}</PageLink>}>
          {runs.error ? <Failed error={runs.error} /> : items ? <RunTable runs={items} /> : <RunsSkeleton rows={NEWEST.limit} />}
        </Panel>
        {statistics.error && !runs.error && <Failed error={statistics.error} />}
        {/* Not before the runs above: how many they are decides where the charts stand. */}
        {statistics.data && !runs.isPending && (
          <>
            <Charts statistics={statistics.data} />
            <div className={styles.halves}>
              <GroupRates groups={statistics.data.success_rate_by_group} />
              <TopFixers fixers={statistics.data.fixers_by_use} />
            </div>
          </>
        )}
      </div>
    </>
  );
}
