"use client";

import { useTranslations } from "next-intl";
import { signIn } from "next-auth/react";
import { type ReactNode, useEffect, useState, useSyncExternalStore } from "react";

import { Button } from "@/components/ui/Button";
import { Field, Notice } from "@/components/ui/Field";

import styles from "./sign-in.module.scss";

interface Props {
  doors: { github: boolean; entra: boolean; local: boolean };
  callbackUrl: string;
  error: string | undefined;
}

export function SignIn({ doors, callbackUrl, error }: Props) {
  const t = useTranslations("signIn");
  return (
    <div className={styles.doors}>
      {error && <Notice tone="bad">{error === "AccessDenied" ? t("denied") : t("failed")}</Notice>}
      {doors.github && (
        <Button wide onClick={() => void signIn("github", { callbackUrl })}>
          {t("github")}
        </Button>
      )}
      {doors.entra && (
        <Button wide onClick={() => void signIn("azure-ad", { callbackUrl })}>
          {t("entra")}
        </Button>
      )}
      {doors.local && <LocalDoor callbackUrl={callbackUrl} />}
      {!doors.github && !doors.entra && !doors.local && <Notice tone="warn">{t("none")}</Notice>}
    </div>
  );
}

const asCode = (text: ReactNode) => <code>{text}</code>;

const never = () => () => undefined;

/** The link that `autobuilder serve` prints carries the code behind `#`, where no server and no log sees it. */
function LocalDoor({ callbackUrl }: { callbackUrl: string }) {
  const t = useTranslations("signIn");
  const [code, setCode] = useState("");
  const [state, setState] = useState<"idle" | "busy" | "wrong">("idle");
  // Before the script is there, the browser would send the form itself and lose what was typed.
  const ready = useSyncExternalStore(never, () => true, () => false);

  const enter = async (given: string) => {
    setState("busy");
    const answer = await signIn("local", { code: given.trim(), redirect: false });
    if (answer?.ok) window.location.assign(callbackUrl);
    else setState("wrong");
  };

  useEffect(() => {
    const given = new URLSearchParams(window.location.hash.slice(1)).get("code");
    if (!given) return;
    window.history.replaceState(null, "", window.location.pathname + window.location.search);
    void enter(given);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, for the link that was opened
  }, []);

  return (
    <form
      className={styles.local}
      onSubmit={(event) => {
        event.preventDefault();
        void enter(code);
      }}
    >
      <Field label={t("code")} hint={t.rich("codeHint", { code: asCode })} error={state === "wrong" && t.rich("wrongCode", { code: asCode })}>
        {(props) => (
          <input {...props} type="password" autoComplete="off" value={code} onChange={(e) => setCode(e.target.value)} disabled={!ready} required />
        )}
      </Field>
      <Button type="submit" tone="primary" wide busy={state === "busy"} disabled={!ready}>
        {t("local")}
      </Button>
    </form>
  );
}
