export const LOCALES = ["en", "ko"] as const;
export type Locale = (typeof LOCALES)[number];
export const LOCALE_COOKIE = "locale";

const isLocale = (value: string | undefined): value is Locale => LOCALES.some((locale) => locale === value);

/** The cookie's language if we have it, else the first of `Accept-Language` that we have, by its weights. */
export function chooseLocale(chosen: string | undefined, accepted: string | null): Locale {
  if (isLocale(chosen)) return chosen;
  return weighted(accepted ?? "").find(isLocale) ?? "en";
}

function weighted(accepted: string): string[] {
  const entries = accepted.split(",").map((entry) => {
    const [tag = "", ...parameters] = entry.trim().toLowerCase().split(";");
    const weight = parameters.map((p) => /^\s*q=([\d.]+)/.exec(p)?.[1]).find(Boolean);
    return { language: tag.split("-")[0] ?? "", weight: weight === undefined ? 1 : Number(weight) };
  });
  return entries
    .filter((entry) => entry.weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map((entry) => entry.language);
}
