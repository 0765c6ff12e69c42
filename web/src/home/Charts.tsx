"use client";

import { BarController, BarElement, CategoryScale, Chart, Legend, LinearScale, Tooltip } from "chart.js";
import { useLocale, useTranslations } from "next-intl";
import { Bar } from "react-chartjs-2";

import type { Schemas } from "@/api/client";
import { Panel } from "@/components/ui/Panel";

import { type Palette, usePalette } from "./palette";
import { everyDay, inOrder } from "./series";
import styles from "./home.module.scss";

Chart.defaults.font.family = "'Inter Variable', 'Noto Sans CJK KR', system-ui, sans-serif";
Chart.register(BarController, BarElement, CategoryScale, LinearScale, Legend, Tooltip);

type Statistics = Schemas["Statistics"];

export default function Charts({ statistics }: { statistics: Statistics }) {
  const t = useTranslations("home");
  return (
    <div className={styles.charts}>
      <Panel title={t("byDay")}>
        <Outcomes days={statistics.runs_by_day} />
      </Panel>
      <Panel title={t("bySteps")}>
        <StepTimes steps={statistics.seconds_by_step} />
      </Panel>
      {statistics.llm_cost_by_day.length > 0 && (
        <Panel title={t("costs")}>
          <Costs days={statistics.llm_cost_by_day} />
        </Panel>
      )}
    </div>
  );
}

const OUTCOMES = ["succeeded", "failed", "cancelled"] as const;

function Outcomes({ days }: { days: Statistics["runs_by_day"] }) {
  const status = useTranslations("status");
  const t = useTranslations("home");
  const locale = useLocale();
  const colors = usePalette();
  const tones = { succeeded: colors.good, failed: colors.bad, cancelled: colors.idle };
  const all = everyDay(days);
  const datasets = OUTCOMES.map((name) => ({
    label: status(name),
    data: all.map((day) => day[name]),
    backgroundColor: tones[name],
    maxBarThickness: 18,
    borderRadius: 2,
  }));
  const total = (name: (typeof OUTCOMES)[number]) => days.reduce((sum, day) => sum + day[name], 0);
  const said = OUTCOMES.map((name) => `${status(name)} ${total(name)}`).join(", ");
  return (
    <div className={styles.chart}>
      <Bar
        role="img"
        aria-label={`${t("byDay")}: ${said}`}
        data={{ labels: all.map((day) => shortDay(day.day, locale)), datasets }}
        options={options(colors, true)}
      />
    </div>
  );
}

function StepTimes({ steps }: { steps: Statistics["seconds_by_step"] }) {
  const t = useTranslations("home");
  const name = useTranslations("step");
  const colors = usePalette();
  const sorted = inOrder(steps);
  const labels = sorted.map((step) => (name.has(step.step as "build") ? name(step.step as "build") : step.step));
  const datasets = [
    { label: t("half"), data: sorted.map((step) => step.p50), backgroundColor: colors.accent, borderRadius: 2, maxBarThickness: 12 },
    { label: t("most"), data: sorted.map((step) => step.p95), backgroundColor: colors.second, borderRadius: 2, maxBarThickness: 12 },
  ];
  const said = sorted.map((step, index) => `${labels[index]} ${step.p50.toFixed(1)} s`).join(", ");
  return (
    <div className={styles.chart}>
      <Bar
        role="img"
        aria-label={`${t("bySteps")}: ${said}`}
        data={{ labels, datasets }}
        options={{ ...options(colors, false), indexAxis: "y" as const }}
      />
    </div>
  );
}

function Costs({ days }: { days: Statistics["llm_cost_by_day"] }) {
  const t = useTranslations("home");
  const locale = useLocale();
  const colors = usePalette();
  const models = [...new Set(days.map((day) => day.model))];
  const labels = [...new Set(days.map((day) => day.day))].sort();
  const tones = [colors.accent, colors.warn, colors.good, colors.idle];
  const cost = (model: string, label: string) =>
    days.filter((day) => day.model === model && day.day === label).reduce((sum, day) => sum + day.usd, 0);
  const datasets = models.map((model, index) => ({
    label: model,
    data: labels.map((label) => cost(model, label)),
    backgroundColor: tones[index % tones.length] ?? colors.accent,
    maxBarThickness: 18,
  }));
  return (
    <div className={styles.chart}>
      <Bar role="img" aria-label={t("costs")} data={{ labels: labels.map((day) => shortDay(day, locale)), datasets }} options={options(colors, true, 2)} />
    </div>
  );
}

const shortDay = (day: string, locale: string) =>
  new Intl.DateTimeFormat(locale, { month: "short", day: "numeric", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));

function options(colors: Palette, stacked: boolean, precision = 0) {
  const axis = { stacked, grid: { color: colors.line, drawTicks: false }, border: { display: false } };
  const ticks = { color: colors.text, padding: 6, font: { size: 11 } };
  return {
    responsive: true,
    maintainAspectRatio: false,
    animation: false as const,
    scales: {
      x: { ...axis, ticks: { ...ticks, maxRotation: 0, autoSkipPadding: 12 }, grid: { ...axis.grid, display: !stacked } },
      y: { ...axis, beginAtZero: true, ticks: { ...ticks, precision, maxTicksLimit: 6 }, grid: { ...axis.grid, display: stacked } },
    },
    plugins: {
      legend: { position: "bottom" as const, labels: { color: colors.text, boxWidth: 10, boxHeight: 10, padding: 12, font: { size: 12 } } },
    },
  };
}
