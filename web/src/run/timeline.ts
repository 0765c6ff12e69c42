/** Where a bar lies between the run's begin and end, in percent. */
export interface Bar {
  left: number;
  width: number;
}

interface Timed {
  started_at: string | null;
  completed_at: string | null;
}

const LEAST = 0.6;

/** The span that all steps lie in, in ms. `now` ends what is under way; null when nothing began yet. */
export function spanOf(steps: readonly Timed[], now: number): [number, number] | null {
  const starts = steps.flatMap((step) => (step.started_at ? [Date.parse(step.started_at)] : []));
  if (starts.length === 0) return null;
  const ends = steps.filter((step) => step.started_at).map((step) => (step.completed_at ? Date.parse(step.completed_at) : now));
  const first = Math.min(...starts);
  return [first, Math.max(first + 1, ...ends)];
}

export function barOf(step: Timed, [first, last]: [number, number], now: number): Bar | null {
  if (!step.started_at) return null;
  const start = Date.parse(step.started_at);
  const end = step.completed_at ? Date.parse(step.completed_at) : now;
  const share = (ms: number) => (Math.min(Math.max(ms, 0), last - first) / (last - first)) * 100;
  const left = Math.min(share(start - first), 100 - LEAST);
  return { left, width: Math.max(LEAST, share(end - first) - left) };
}
