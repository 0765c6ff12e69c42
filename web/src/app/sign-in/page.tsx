import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { webSettings } from "@/auth/settings";
import { Mark } from "@/components/Brand";
import { LanguageChoice } from "@/components/Preferences";

import { SignIn } from "./SignIn";
import styles from "./sign-in.module.scss";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("title") };
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<Record<string, string | undefined>> }) {
  const t = await getTranslations("signIn");
  const { callbackUrl, error } = await searchParams;
  const { github, entra, localCode } = webSettings();
  const doors = { github: Boolean(github), entra: Boolean(entra), local: localCode !== undefined };
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <Mark size={36} />
        <h1>{t("title")}</h1>
        <p className={styles.lead}>{t("lead")}</p>
        <SignIn doors={doors} callbackUrl={ownPath(callbackUrl)} error={error} />
      </div>
      <LanguageChoice />
    </main>
  );
}

/** Where to go afterwards: a path of this site, never another site. */
function ownPath(wanted: string | undefined): string {
  return wanted && /^\/(?![/\\])/.test(wanted) ? wanted : "/";
}
