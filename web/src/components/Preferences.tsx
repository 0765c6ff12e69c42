"use client";

import { LogOut, Moon, Sun, SunMoon } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { signOut } from "next-auth/react";
import { useState } from "react";

import { LOCALES, LOCALE_COOKIE } from "@/i18n/locales";

import styles from "./shell.module.scss";
import { THEMES, THEME_COOKIE, type Theme } from "./theme";

export interface PreferencesProps {
  name: string;
  theme: Theme;
  compact?: boolean;
}

const ICONS = { system: SunMoon, light: Sun, dark: Moon };
const LANGUAGE_NAMES = { en: "English", ko: "한국어" };
const YEAR_SECONDS = 365 * 24 * 3600;

function remember(name: string, value: string) {
  document.cookie = `${name}=${value}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
}

/** Language, theme and who is signed in. */
export function Preferences({ name, theme, compact = false }: PreferencesProps) {
  const t = useTranslations("nav");
  return (
    <div className={compact ? styles.preferencesCompact : styles.preferences}>
      <div className={styles.choices}>
        <LanguageChoice />
        <ThemeChoice initial={theme} />
      </div>
      <div className={styles.person}>
        {!compact && <span title={name}>{name}</span>}
        <button type="button" className={styles.iconButton} title={t("signOut")} onClick={() => void signOut({ callbackUrl: "/sign-in" })}>
          <LogOut size={15} aria-hidden />
          <span className="visually-hidden">{t("signOut")}</span>
        </button>
      </div>
    </div>
  );
}

export function LanguageChoice() {
  const t = useTranslations("nav");
  const locale = useLocale();
  const router = useRouter();
  return (
    <select
      className={styles.language}
      aria-label={t("language")}
      value={locale}
      onChange={(event) => {
        remember(LOCALE_COOKIE, event.target.value);
        document.documentElement.lang = event.target.value;
        router.refresh();
      }}
    >
      {LOCALES.map((one) => (
        <option key={one} value={one} lang={one}>
          {LANGUAGE_NAMES[one]}
        </option>
      ))}
    </select>
  );
}

function ThemeChoice({ initial }: { initial: Theme }) {
  const t = useTranslations("nav");
  const [theme, setTheme] = useState(initial);
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "system";
  const Icon = ICONS[theme];
  const choose = () => {
    remember(THEME_COOKIE, next);
    document.documentElement.dataset.theme = next;
    setTheme(next);
  };
  return (
    <button type="button" className={styles.iconButton} title={t(`theme.${theme}`)} onClick={choose}>
      <Icon size={16} aria-hidden />
      <span className="visually-hidden">{t(`theme.${theme}`)}</span>
    </button>
  );
}
