"use client";

import { useTranslations } from "next-intl";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";

import { PageLink } from "@/components/ui/PageLink";

import styles from "./run.module.scss";

const TABS = ["overview", "log", "changes", "diagnostics", "tests", "report", "review"] as const;

export function Tabs({ id }: { id: string }) {
  const t = useTranslations("run.tabs");
  const pathname = usePathname();
  const nav = useRef<HTMLElement>(null);

  // On a phone not all of them fit: the one that is shown should.
  useEffect(() => {
    const chosen = nav.current?.querySelector<HTMLElement>("[aria-current]");
    if (nav.current && chosen) nav.current.scrollLeft = chosen.offsetLeft - nav.current.offsetLeft - (nav.current.clientWidth - chosen.offsetWidth) / 2;
  }, [pathname]);

  return (
    <nav ref={nav} className={styles.tabs} aria-label={t("label")}>
      {TABS.map((tab) => {
        const href = tab === "overview" ? `/runs/${id}` : `/runs/${id}/${tab}`;
        return (
          <PageLink key={tab} href={href} aria-current={pathname === href ? "page" : undefined} scroll={false}>
            {t(tab)}
          </PageLink>
        );
      })}
    </nav>
  );
}
