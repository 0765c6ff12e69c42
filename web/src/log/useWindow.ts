import { type KeyboardEvent, type RefObject, useCallback, useEffect, useState } from "react";

const OVERSCAN = 16;

interface Window {
  /** The rows to draw: from the first up to, and without, the last. */
  from: number;
  to: number;
  onScroll: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  show: (row: number, where: "center" | "end") => void;
}

/** Which of `count` rows of one height are near enough to be seen. It is arithmetic, so a million rows cost as much as ten. */
export function useWindow(frame: RefObject<HTMLDivElement | null>, count: number, height: number): Window {
  const [seen, setSeen] = useState({ first: 0, rows: 40 });
  const onScroll = useCallback(() => {
    const box = frame.current;
    if (!box) return;
    const first = Math.floor(box.scrollTop / height);
    const rows = Math.ceil(box.clientHeight / height) + 1;
    setSeen((old) => (old.first === first && old.rows === rows ? old : { first, rows }));
  }, [frame, height]);

  useEffect(() => {
    const box = frame.current;
    if (!box) return;
    const observer = new ResizeObserver(onScroll);
    observer.observe(box);
    return () => observer.disconnect();
  }, [frame, onScroll]);
  useEffect(onScroll, [onScroll, count]); // fewer rows may have moved what is in sight

  const show = useCallback(
    (row: number, where: "center" | "end") => {
      const box = frame.current;
      if (!box) return;
      const above = where === "end" ? box.clientHeight - height : (box.clientHeight - height) / 2;
      box.scrollTop = row * height - above;
      onScroll();
    },
    [frame, height, onScroll],
  );
  /** At once: the browser would glide over millions of pixels. */
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { Home: 0, End: count - 1 }[event.key];
    if (to === undefined || event.target !== frame.current || event.altKey || event.shiftKey) return;
    event.preventDefault();
    show(to, "end");
  };
  const from = Math.max(0, Math.min(seen.first, count) - OVERSCAN);
  return { from, to: Math.min(count, seen.first + seen.rows + OVERSCAN), onScroll, onKeyDown, show };
}
