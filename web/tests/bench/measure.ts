import type { Page } from "@playwright/test";

/** Of one interaction, in ms from the input's own time stamp. */
export interface Sample {
  /** To the end of the first frame after it. */
  paint: number;
  /** To the end of the frame in which `shown` became true. */
  shown: number;
  /** The longest event of it by the Event Timing API, which knows steps of 8 ms and nothing below 16. */
  event: number;
}

interface Armed {
  done: Promise<Sample>;
}

declare global {
  interface Window {
    armed?: Armed;
  }
}

const INPUTS = ["pointerdown", "keydown", "wheel", "hashchange"];
const PATIENCE_MS = 20_000;

/** Does `act` with real input, and waits for what `shown`, a function of the page, says must be seen after it. */
export async function measured<T>(page: Page, act: () => Promise<void>, shown: (argument: T) => boolean, argument: T): Promise<Sample> {
  // As text: the page's own rules allow no `eval`, which handing over a function would need.
  await page.evaluate(`(${arm.toString()})(${shown.toString()}, ${JSON.stringify([argument, INPUTS, PATIENCE_MS])})`);
  await act();
  return page.evaluate(async () => {
    const { done } = window.armed as Armed;
    return done;
  });
}

/** Runs in the page. A message that is posted in a frame's callback is handled after that frame has been painted. */
function arm(isShown: (argument: unknown) => boolean, [argument, inputs, patience]: [unknown, string[], number]): void {
  const events: PerformanceEventTiming[] = [];
  const observer = new PerformanceObserver((list) => events.push(...(list.getEntries() as PerformanceEventTiming[])));
  observer.observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
  const painted = (then: () => void) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = then;
    channel.port2.postMessage(null);
  };
  const done = new Promise<Sample>((resolve, reject) => {
    const begin = (event: Event) => {
      for (const name of inputs) window.removeEventListener(name, begin, true);
      const start = event.timeStamp;
      let paint = 0;
      const frame = () => {
        const seen = isShown(argument);
        painted(() => {
          const now = performance.now() - start;
          paint ||= now;
          if (seen) setTimeout(() => finish(start, paint, now), 120); // so that the entries of the events have come
          else if (now > patience) reject(new Error("what was to be seen did not come"));
          else requestAnimationFrame(frame);
        });
      };
      requestAnimationFrame(frame);
    };
    const finish = (start: number, paint: number, shown: number) => {
      events.push(...(observer.takeRecords() as PerformanceEventTiming[]));
      observer.disconnect();
      const of = events.filter((entry) => entry.startTime >= start - 1 && entry.startTime <= start + shown);
      resolve({ paint, shown, event: Math.max(0, ...of.map((entry) => entry.duration)) });
    };
    for (const name of inputs) window.addEventListener(name, begin, true);
  });
  done.catch(() => undefined);
  window.armed = { done };
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}
