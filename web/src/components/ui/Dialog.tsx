"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useEffect, useRef } from "react";

import { Button } from "./Button";
import styles from "./ui.module.scss";

interface DialogProps {
  title: string;
  confirm: string;
  tone?: "primary" | "danger";
  busy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children?: ReactNode;
}

/** Asks before something happens. The browser keeps the focus inside and gives it back. */
export function Dialog({ title, confirm, tone = "primary", busy = false, onConfirm, onClose, children }: DialogProps) {
  const t = useTranslations("common");
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onConfirm();
  };
  return (
    <dialog ref={dialog} className={styles.dialog} aria-label={title} onCancel={onClose}>
      <form onSubmit={submit}>
        <h2>{title}</h2>
        {children}
        <div className={styles.actions}>
          <Button onClick={onClose}>{t("back")}</Button>
          <Button type="submit" tone={tone} busy={busy}>
            {confirm}
          </Button>
        </div>
      </form>
    </dialog>
  );
}
