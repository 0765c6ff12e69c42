"use client";

import { useFormatter, useTranslations } from "next-intl";

import type { Run, Schemas } from "@/api/client";
import { isOver } from "@/api/client";

import { costs, everyDay, smooth, weekly } from "./series";
import { summary } from "./summary";
import { Trend } from "./Trend";
import styles from "./home.module.scss";

interface TilesProps {
  statistics: Schemas["Statistics"] | undefined;
  runs: Run[] | undefined;
  /** The figures could not be had. */
  failed: boolean;
}

/** Four figures of the period, and how they went by day; their places are kept while they load. */
export function Tiles({ statistics, runs, failed }: TilesProps) {
  const t = useTranslations("home.tiles");
  const format = useFormatter();
  const figures = statistics && summary(statistics);
  const live = Math.max(figures?.unfinished ?? 0, runs?.filter((run) => !isOver(run.status)).length ?? 0);
  const days = everyDay(statistics?.runs_by_day ?? []);
  const percent = (share: number) => format.number(share, { style: "percent" });
  const none = failed ? "–" : undefined;
  const usd = (amount: number) => format.number(amount, { style: "currency", currency: "USD" });
  return (
    <dl className={styles.tiles}>
      <Tile name={t("live")} value={figures ? live : none} note={figures && t("liveNote", { queued: figures.waiting })} />
      <Tile
        name={t("verified")}
        value={figures ? format.number(figures.succeeded) : none}
        note={figures && t("verifiedNote", { runs: figures.all })}
        trend={smooth(days.map((day) => day.succeeded))}
      />
      <Tile name={t("rate")} value={figures ? (figures.rate === null ? "–" : percent(figures.rate)) : none} note={t("rateNote")} trend={weekly(days)} tone="good" />
      <Tile name={t("cost")} value={figures ? usd(figures.usd) : none} note={t("costNote")} trend={smooth(costs(statistics))} />
    </dl>
  );
}

interface TileProps {
  name: string;
  value: string | number | undefined;
  note: string | undefined;
  trend?: number[];
  tone?: "good";
}

function Tile({ name, value, note, trend = [], tone }: TileProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <strong>{value ?? <span className={styles.figureSkeleton} aria-hidden />}</strong>
        <small>{note ?? "\u00a0"}</small>
        {trend.length > 2 && <Trend values={trend} tone={tone} />}
      </dd>
    </div>
  );
}
