"use client";

import { useFormatter, useTranslations } from "next-intl";

import type { Run, Schemas } from "@/api/client";
import { isOver } from "@/api/client";

import { summary } from "./summary";
import styles from "./home.module.scss";

/** Four figures of the period; their places are kept while they load. */
export function Tiles({ statistics, runs }: { statistics: Schemas["Statistics"] | undefined; runs: Run[] | undefined }) {
  const t = useTranslations("home.tiles");
  const format = useFormatter();
  const figures = statistics && summary(statistics);
  const live = runs?.filter((run) => !isOver(run.status)).length;
  const rate = figures?.rate;
  const tiles = [
    { key: "live", value: figures ? Math.max(figures.unfinished, live ?? 0) : undefined },
    { key: "verified", value: figures?.succeeded },
    { key: "rate", value: figures && (rate === null ? "–" : format.number(rate ?? 0, { style: "percent" })) },
    { key: "cost", value: figures && format.number(figures.usd, { style: "currency", currency: "USD" }) },
  ] as const;
  return (
    <dl className={styles.tiles}>
      {tiles.map(({ key, value }) => (
        <div key={key}>
          <dt>{t(key)}</dt>
          <dd>{value ?? <span aria-hidden>·</span>}</dd>
        </div>
      ))}
    </dl>
  );
}
