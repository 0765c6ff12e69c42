"use client";

import { Activity, FolderGit2, House, ListVideo } from "lucide-react";
import { useTranslations } from "next-intl";
import { usePathname } from "next/navigation";

import { PageLink } from "@/components/ui/PageLink";

import { Brand } from "./Brand";
import { Preferences, type PreferencesProps } from "./Preferences";
import styles from "./shell.module.scss";

const PLACES = [
  { href: "/", key: "home", Icon: House },
  { href: "/runs", key: "runs", Icon: ListVideo },
  { href: "/projects", key: "projects", Icon: FolderGit2 },
  { href: "/operations", key: "operations", Icon: Activity },
] as const;

function here(pathname: string, href: string): boolean {
  if (href === "/") return pathname === "/";
  if (href === "/projects" && pathname.startsWith("/groups")) return true;
  return pathname === href || pathname.startsWith(`${href}/`);
}

function Places({ className }: { className: string | undefined }) {
  const t = useTranslations("nav");
  const pathname = usePathname();
  return (
    <ul className={className}>
      {PLACES.map(({ href, key, Icon }) => (
        <li key={href}>
          <PageLink href={href} className={styles.place} aria-current={here(pathname, href) ? "page" : undefined}>
            <Icon size={17} strokeWidth={1.75} aria-hidden />
            {t(key)}
          </PageLink>
        </li>
      ))}
    </ul>
  );
}

export function Rail(preferences: PreferencesProps) {
  const t = useTranslations("nav");
  return (
    <div className={styles.rail}>
      <Brand />
      <nav aria-label={t("main")}>
        <Places className={styles.places} />
      </nav>
      <Preferences {...preferences} />
    </div>
  );
}

export function TopBar(preferences: PreferencesProps) {
  return (
    <header className={styles.topBar}>
      <Brand />
      <Preferences {...preferences} compact />
    </header>
  );
}

export function BottomBar() {
  const t = useTranslations("nav");
  return (
    <nav className={styles.bottomBar} aria-label={t("main")}>
      <Places className={styles.bottomPlaces} />
    </nav>
  );
}
