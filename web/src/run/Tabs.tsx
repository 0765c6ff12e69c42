"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { usePathname } from "next/navigation";

import styles from "./run.module.scss";

const TABS = ["overview", "log", "changes", "diagnostics", "tests", "report", "review"] as const;

export function Tabs({ id }: { id: string }) {
  const t = useTranslations("run.tabs");
  const pathname = usePathname();
  return (
    <nav className={styles.tabs} aria-label={t("label")}>
      {TABS.map((tab) => {
        const href = tab === "overview" ? `/runs/${id}` : `/runs/${id}/${tab}`;
        return (
          <Link key={tab} href={href} aria-current={pathname === href ? "page" : undefined} scroll={false}>
            {t(tab)}
          </Link>
        );
      })}
    </nav>
  );
}
