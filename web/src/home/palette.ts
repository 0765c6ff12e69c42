import { useSyncExternalStore } from "react";

/** The theme's colours as a canvas needs them: resolved. */
export interface Palette {
  accent: string;
  good: string;
  bad: string;
  warn: string;
  idle: string;
  second: string;
  text: string;
  line: string;
}

const NAMES = { accent: "--accent", good: "--good", bad: "--bad", warn: "--warn", idle: "--idle", second: "--line-strong", text: "--text-2", line: "--line" };

let cached: { key: string; palette: Palette } | undefined;

function read(): Palette {
  const style = getComputedStyle(document.documentElement);
  const palette = Object.fromEntries(
    Object.entries(NAMES).map(([name, variable]) => [name, style.getPropertyValue(variable).trim()]),
  ) as unknown as Palette;
  const key = Object.values(palette).join();
  if (cached?.key !== key) cached = { key, palette };
  return cached.palette;
}

function subscribe(changed: () => void): () => void {
  const media = window.matchMedia("(prefers-color-scheme: dark)");
  const observer = new MutationObserver(changed);
  media.addEventListener("change", changed);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => {
    media.removeEventListener("change", changed);
    observer.disconnect();
  };
}

export const usePalette = (): Palette => useSyncExternalStore(subscribe, read, read);
