"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";

import { useQuery } from "@/api/hooks";
import { groupsQuery } from "@/api/queries";
import { Status } from "@/components/ui/Status";

import { PERIODS, STATUSES, changed } from "./filter";
import styles from "./runs.module.scss";

const TYPING_MS = 300;

/** The filters; the address holds them, so that it can be sent to someone. "/" goes to the text. */
export function Filters({ address }: { address: URLSearchParams }) {
  const t = useTranslations("runs");
  const router = useRouter();
  const groups = useQuery(groupsQuery());
  const set = (name: string, value: string | string[] | null) =>
    router.replace(`/runs${changed(address, name, value)}`, { scroll: false });
  const chosen = address.getAll("status");
  return (
    <div className={styles.filters} role="search">
      <TextFilter value={address.get("q") ?? ""} onChange={(q) => set("q", q)} />
      <div className={styles.chips} role="group" aria-label={t("status")}>
        {STATUSES.map((status) => {
          const on = chosen.includes(status);
          const next = on ? chosen.filter((one) => one !== status) : [...chosen, status];
          return (
            <button key={status} type="button" className={styles.chip} aria-pressed={on} onClick={() => set("status", next)}>
              <Status status={status} />
            </button>
          );
        })}
      </div>
      <select aria-label={t("group")} className={styles.select} value={address.get("group") ?? ""} onChange={(e) => set("group", e.target.value)}>
        <option value="">{t("allGroups")}</option>
        {groups.data?.items.map((group) => (
          <option key={group.id} value={group.id}>
            {group.name}
          </option>
        ))}
      </select>
      <select aria-label={t("period")} className={styles.select} value={address.get("period") ?? ""} onChange={(e) => set("period", e.target.value)}>
        <option value="">{t("anyTime")}</option>
        {Object.keys(PERIODS).map((period) => (
          <option key={period} value={period}>
            {t(`periods.${period as keyof typeof PERIODS}`)}
          </option>
        ))}
      </select>
    </div>
  );
}

function TextFilter({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const t = useTranslations("runs");
  const [text, setText] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  // A change of the address that came after a click on a link would take that click back.
  useEffect(() => () => clearTimeout(timer.current), []);

  // Filters cleared, or a step back: not while somebody types.
  useEffect(() => {
    if (document.activeElement !== input.current) setText(value);
  }, [value]);

  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? "");
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      input.current?.focus();
    };
    window.addEventListener("keydown", focus);
    return () => window.removeEventListener("keydown", focus);
  }, []);

  return (
    <label className={styles.search}>
      <Search size={15} aria-hidden />
      <span className="visually-hidden">{t("search")}</span>
      <input
        ref={input}
        type="search"
        placeholder={t("searchHint")}
        value={text}
        onChange={(event) => {
          const typed = event.target.value;
          setText(typed);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => onChange(typed), TYPING_MS);
        }}
        onBlur={(event) => {
          clearTimeout(timer.current);
          if (event.target.value !== value) onChange(event.target.value);
        }}
      />
    </label>
  );
}
