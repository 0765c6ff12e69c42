import { ChevronDown, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { Fragment, type ReactNode, memo, useState } from "react";

import { type Look, parseAnsi } from "./ansi";
import styles from "./log.module.scss";

const SHOWN = 4_000;
const MORE = 100_000;

interface Props {
  number: number;
  top: number;
  text: string;
  wanted: string;
  time: string | undefined;
  marked: boolean;
  found: boolean;
  /** How many lines belong to the group that begins here; undefined where none does. */
  group: number | undefined;
  folded: boolean;
  onMark: (line: number) => void;
  onFold: (line: number) => void;
}

/** One row. Whatever the line says becomes text nodes; a very long one is cut, and says so. */
export const LogLine = memo(function LogLine({ number, top, text, wanted, time, marked, found, group, folded, onMark, onFold }: Props) {
  const t = useTranslations("log");
  const [limit, setLimit] = useState(SHOWN);
  const left = text.length - limit;
  return (
    <li className={styles.row} style={{ transform: `translateY(${top}px)` }} data-marked={marked || undefined} data-found={found || undefined}>
      <a
        href={`#L${number + 1}`}
        className={styles.number}
        aria-label={t("line", { number: number + 1 })}
        tabIndex={-1}
        onClick={(event) => {
          event.preventDefault();
          onMark(number);
        }}
      >
        {number + 1}
      </a>
      <span className={styles.gutter}>{group !== undefined && <Fold {...{ number, group, folded, onFold }} />}</span>
      {time !== undefined && <span className={styles.time}>{time}</span>}
      <span className={styles.text} data-level={levelOf(text)} data-head={group !== undefined || undefined}>
        {parseAnsi(text.slice(0, limit)).map((span, index) => (
          <span key={index} {...lookOf(span.look)}>
            {highlighted(span.text, wanted)}
          </span>
        ))}
        {left > 0 && (
          <button type="button" className={styles.longer} onClick={() => setLimit(limit + MORE)}>
            {t("longer", { count: left })}
          </button>
        )}
        {folded && (
          <button type="button" className={styles.longer} onClick={() => onFold(number)}>
            {t("hidden", { count: group ?? 0 })}
          </button>
        )}
      </span>
    </li>
  );
});

function Fold({ number, group, folded, onFold }: { number: number; group: number; folded: boolean; onFold: (line: number) => void }) {
  const t = useTranslations("log");
  const Icon = folded ? ChevronRight : ChevronDown;
  return (
    <button type="button" className={styles.fold} aria-expanded={!folded} aria-label={t("group", { count: group })} onClick={() => onFold(number)}>
      <Icon size={14} aria-hidden />
    </button>
  );
}

const LEVELS: [RegExp, string][] = [
  [/^(?:\u001b\[[\d;]*m)*\[(?:\u001b\[[\d;]*m)*ERROR|^FAILURE:|^FAILED/, "error"],
  [/^(?:\u001b\[[\d;]*m)*\[(?:\u001b\[[\d;]*m)*WARN/, "warn"],
];

const levelOf = (text: string): string | undefined => LEVELS.find(([pattern]) => pattern.test(text.slice(0, 40)))?.[1];

function lookOf(look: Look): { style?: Record<string, string | number> } {
  const color = look.inverse ? (look.background ?? "var(--surface)") : look.color;
  const background = look.inverse ? (look.color ?? "var(--text)") : look.background;
  const style = {
    ...(color !== undefined && { color: css(color) }),
    ...(background !== undefined && { background: css(background) }),
    ...(look.bold && { fontWeight: 650 }),
    ...(look.dim && { opacity: 0.8 }),
    ...(look.italic && { fontStyle: "italic" }),
    ...(look.underline && { textDecoration: "underline" }),
  };
  return Object.keys(style).length > 0 ? { style } : {};
}

const css = (color: number | string): string => (typeof color === "number" ? `var(--ansi-${color % 8})` : color);

function highlighted(text: string, wanted: string): ReactNode {
  if (!wanted) return text;
  const lower = text.toLowerCase();
  const needle = wanted.toLowerCase();
  const parts: ReactNode[] = [];
  let position = 0;
  for (let hit = lower.indexOf(needle); hit >= 0 && lower.length === text.length; hit = lower.indexOf(needle, position)) {
    parts.push(
      <Fragment key={hit}>
        {text.slice(position, hit)}
        <mark>{text.slice(hit, hit + needle.length)}</mark>
      </Fragment>,
    );
    position = hit + needle.length;
  }
  return parts.length > 0 ? [...parts, text.slice(position)] : text;
}
