"use client";

import { ArrowDownToLine, ChevronDown, ChevronUp, ChevronsDownUp, ChevronsUpDown, Clock, Download, OctagonAlert, Search } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { Button, DownloadLink } from "@/components/ui/Button";
import { useToast } from "@/components/Toasts";

import type { Finds } from "./useFinds";
import type { Folds } from "./useFolds";
import type { Log } from "./useLog";
import styles from "./log.module.scss";

interface Props {
  runId: string;
  buildId: string;
  picker: ReactNode;
  log: Log;
  finds: Finds;
  folds: Folds;
  /** The first line that reports a problem; -1 without any. */
  error: number;
  wanted: string;
  follow: boolean;
  withTimes: boolean;
  onSearch: (text: string) => void;
  onShow: (line: number) => void;
  onTimes: (on: boolean) => void;
  onFollow: (on: boolean) => void;
}

export function LogBar({ runId, buildId, picker, log, finds, folds, error, wanted, follow, withTimes, onSearch, onShow, onTimes, onFollow }: Props) {
  const t = useTranslations("log");
  const format = useFormatter();
  const toast = useToast();
  const toError = () => (error >= 0 ? onShow(error) : toast({ text: t("noError") }));
  return (
    <div className={styles.bar}>
      {picker}
      <SectionPicker folds={folds} onShow={onShow} />
      <SearchBox finds={finds} wanted={wanted} onSearch={onSearch} onShow={onShow} />
      <Button small icon={<OctagonAlert size={14} aria-hidden />} disabled={!log.loaded} onClick={toError}>
        {t("firstError")}
      </Button>
      <FoldAll folds={folds} />
      <div className={styles.tools}>
        <span className={styles.count}>{t("lines", { count: format.number(log.lines.length) })}</span>
        <Button small tone="quiet" icon={<Clock size={14} aria-hidden />} aria-pressed={withTimes} onClick={() => onTimes(!withTimes)}>
          {t("times")}
        </Button>
        {!log.ended && (
          <Button small tone="quiet" icon={<ArrowDownToLine size={14} aria-hidden />} aria-pressed={follow} onClick={() => onFollow(!follow)}>
            {t("follow")}
          </Button>
        )}
        <DownloadLink small tone="quiet" icon={<Download size={14} aria-hidden />} href={`/api/v1/runs/${runId}/builds/${buildId}/log`} download={`${buildId}.log`}>
          {t("download")}
        </DownloadLink>
      </div>
    </div>
  );
}

function FoldAll({ folds }: Pick<Props, "folds">) {
  const t = useTranslations("log");
  const Icon = folds.anyFolded ? ChevronsUpDown : ChevronsDownUp;
  return (
    <Button small icon={<Icon size={14} aria-hidden />} disabled={folds.groups.length === 0} onClick={() => folds.setAll(!folds.anyFolded)}>
      {t(folds.anyFolded ? "unfoldAll" : "foldAll")}
    </Button>
  );
}

function SearchBox({ finds, wanted, onSearch, onShow }: Pick<Props, "finds" | "wanted" | "onSearch" | "onShow">) {
  const t = useTranslations("log");
  const go = (step: 1 | -1) => {
    const line = finds.go(step);
    if (line !== null) onShow(line);
  };
  return (
    <div className={styles.search} role="search">
      <Search size={14} aria-hidden />
      <input
        type="search"
        aria-label={t("search")}
        placeholder={t("search")}
        value={wanted}
        onChange={(event) => onSearch(event.target.value)}
        onKeyDown={(event) => event.key === "Enter" && go(event.shiftKey ? -1 : 1)}
      />
      <span className={styles.finds} role="status">
        {wanted && (finds.lines.length ? t("found", { at: finds.at + 1, count: finds.lines.length }) : t("notFound"))}
      </span>
      <button type="button" aria-label={t("previous")} disabled={!finds.lines.length} onClick={() => go(-1)}>
        <ChevronUp size={15} aria-hidden />
      </button>
      <button type="button" aria-label={t("next")} disabled={!finds.lines.length} onClick={() => go(1)}>
        <ChevronDown size={15} aria-hidden />
      </button>
    </div>
  );
}

const INDENT = { 1: "", 2: "\u2003", 3: "\u2003\u2003" };

function SectionPicker({ folds, onShow }: Pick<Props, "folds" | "onShow">) {
  const t = useTranslations("log");
  return (
    <select className={styles.picker} aria-label={t("sections")} value="" disabled={folds.groups.length === 0} onChange={(event) => event.target.value && onShow(Number(event.target.value))}>
      <option value="">{t("sections")}</option>
      {folds.groups.map((group) => (
        <option key={group.line} value={group.line}>
          {INDENT[group.level] + group.title}
        </option>
      ))}
    </select>
  );
}
