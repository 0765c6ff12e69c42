import { getTranslations } from "next-intl/server";
import { cookies } from "next/headers";
import { getServerSession } from "next-auth";
import type { ReactNode } from "react";

import { authOptions } from "@/auth/options";
import { BottomBar, Rail, TopBar } from "@/components/Navigation";
import { THEME_COOKIE, asTheme } from "@/components/theme";
import styles from "@/components/shell.module.scss";

export default async function AppLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("nav");
  const session = await getServerSession(authOptions());
  const theme = asTheme((await cookies()).get(THEME_COOKIE)?.value);
  const preferences = { name: session?.user?.name ?? "", theme };
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        {t("skip")}
      </a>
      <Rail {...preferences} />
      <TopBar {...preferences} />
      <main id="main" className={styles.main} tabIndex={-1}>
        {children}
      </main>
      <BottomBar />
    </div>
  );
}
