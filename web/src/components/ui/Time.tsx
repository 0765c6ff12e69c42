"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState, useSyncExternalStore } from "react";

import { durationParts } from "./duration";

const never = () => () => undefined;

/** False on the server and while hydrating: the browser's time zone is not known there. */
export const useInBrowser = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

/** Local time, with UTC on hover. Today's times have no date. */
export function Time({ at }: { at: string | null | undefined }) {
  const locale = useLocale();
  const inBrowser = useInBrowser();
  if (!at) return <span aria-hidden>–</span>;
  const date = new Date(at);
  const utc = `${date.toISOString().slice(0, 19).replace("T", " ")} UTC`;
  return (
    <time dateTime={at} title={utc}>
      {inBrowser ? localTime(date, locale) : utc.slice(0, 16)}
    </time>
  );
}

function localTime(date: Date, locale: string): string {
  const now = new Date();
  const today = date.toDateString() === now.toDateString();
  const day: Intl.DateTimeFormatOptions = { month: "short", day: "numeric" };
  if (date.getFullYear() !== now.getFullYear()) day.year = "numeric";
  const options: Intl.DateTimeFormatOptions = { ...(today ? {} : day), hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const format = new Intl.DateTimeFormat(locale, options);
  return format.format(date);
}

/** The clock's time in ms, once a second while `live`. */
export function useNow(live: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!live) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [live]);
  return now;
}

interface DurationProps {
  seconds?: number | null | undefined;
  /** Counts on from here when there are no `seconds` yet. */
  since?: string | null | undefined;
}

export function Duration({ seconds, since }: DurationProps) {
  const t = useTranslations("duration");
  const live = (seconds === null || seconds === undefined) && Boolean(since);
  const now = useNow(live);
  const inBrowser = useInBrowser();
  if (!live && (seconds === null || seconds === undefined)) return <span aria-hidden>–</span>;
  if (live && !inBrowser) return <span>…</span>;
  const value = live ? Math.max(0, (now - Date.parse(since ?? "")) / 1000) : (seconds ?? 0);
  const [key, parts] = durationParts(value);
  return <span>{t(key, parts)}</span>;
}
