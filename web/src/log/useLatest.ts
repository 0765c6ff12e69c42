import { useCallback, useLayoutEffect, useRef } from "react";

/** A function that stays the same and does what the newest one does. */
export function useLatest<T extends unknown[]>(newest: (...given: T) => void): (...given: T) => void {
  const latest = useRef(newest);
  useLayoutEffect(() => {
    latest.current = newest;
  });
  return useCallback((...given: T) => latest.current(...given), []);
}
