"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, createContext, useCallback, useContext, useState } from "react";

import styles from "./toasts.module.scss";

export interface Toast {
  text: string;
  tone?: "good" | "bad";
  /** Offered for as long as the message stays. */
  action?: { label: string; run: () => void };
}

const SECONDS = 8;
const Context = createContext<(toast: Toast) => void>(() => undefined);

export const useToast = () => useContext(Context);

export function Toasts({ children }: { children: ReactNode }) {
  const t = useTranslations("common");
  const [toasts, setToasts] = useState<(Toast & { id: number })[]>([]);
  const remove = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), []);
  const add = useCallback(
    (toast: Toast) => {
      const id = performance.now();
      setToasts((all) => [...all, { ...toast, id }]);
      setTimeout(() => remove(id), SECONDS * 1000);
    },
    [remove],
  );
  return (
    <Context.Provider value={add}>
      {children}
      <div className={styles.toasts} role="status" aria-live="polite">
        {toasts.map((toast) => (
          <div key={toast.id} className={styles.toast} data-tone={toast.tone}>
            <span>{toast.text}</span>
            {toast.action && (
              <button
                type="button"
                className={styles.action}
                onClick={() => {
                  toast.action?.run();
                  remove(toast.id);
                }}
              >
                {toast.action.label}
              </button>
            )}
            <button type="button" className={styles.close} aria-label={t("close")} onClick={() => remove(toast.id)}>
              <X size={14} aria-hidden />
            </button>
          </div>
        ))}
      </div>
    </Context.Provider>
  );
}
