import { useId } from "react";

import styles from "./home.module.scss";

const WIDTH = 96;
const HEIGHT = 32;

/** How a figure went, without axes: the number beside it says how much. */
export function Trend({ values, tone }: { values: readonly number[]; tone: "good" | undefined }) {
  const id = useId();
  const most = Math.max(...values, 0);
  if (most === 0) return null;
  const x = (index: number) => ((index / (values.length - 1)) * WIDTH).toFixed(1);
  const y = (value: number) => (HEIGHT - 2 - (value / most) * (HEIGHT - 4)).toFixed(1);
  const line = values.map((value, index) => `${x(index)},${y(value)}`).join(" ");
  return (
    <svg className={styles.trend} data-tone={tone} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden>
      <linearGradient id={id} x1="0" y1="0" x2="0" y2="1">
        <stop offset="0" stopColor="currentColor" stopOpacity="0.22" />
        <stop offset="1" stopColor="currentColor" stopOpacity="0" />
      </linearGradient>
      <polygon points={`0,${HEIGHT} ${line} ${WIDTH},${HEIGHT}`} fill={`url(#${id})`} />
      <polyline points={line} fill="none" stroke="currentColor" strokeWidth="1.5" vectorEffect="non-scaling-stroke" strokeLinejoin="round" />
    </svg>
  );
}
