import { useEffect, useReducer, useRef, useState } from "react";

import type { Schemas } from "@/api/client";
import { Problem } from "@/api/problem";

import { LogLines } from "./lines";

export interface Log {
  /** Grows in place; `version` tells when it did. */
  lines: readonly string[];
  /** The byte at which each line begins; grows in place too. */
  starts: readonly number[];
  version: number;
  bytes: number;
  /** Nothing will follow. */
  ended: boolean;
  /** What is there so far has been read. */
  loaded: boolean;
  error: Error | null;
}

const PAINT_MS = 120;

/** A build's log: first all that is there, as text; then what comes, from the byte where that ended. */
export function useLog(runId: string, buildId: string): Log {
  const [, repaint] = useReducer((count: number) => count + 1, 0);
  const log = useRef({ lines: new LogLines(), bytes: 0, ended: false, loaded: false, version: 0 });
  const [error, setError] = useState<Error | null>(null);

  useEffect(() => {
    const state = { lines: new LogLines(), bytes: 0, ended: false, loaded: false, version: 0 };
    log.current = state;
    setError(null);
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const grown = () => {
      state.version++;
      timer ??= setTimeout(() => {
        timer = undefined;
        repaint();
      }, PAINT_MS);
    };
    const url = `/api/v1/runs/${runId}/builds/${buildId}/log`;
    readAll(url, stop.signal, (text, bytes) => {
      state.lines.append(text);
      state.bytes += bytes;
      grown();
    })
      .then(() => {
        state.loaded = true;
        grown();
        follow(url, state.bytes, stop.signal, {
          part: (part) => {
            state.lines.append(part.content);
            state.bytes = part.next_offset;
            grown();
          },
          ended: () => {
            state.ended = true;
            grown();
          },
        });
      })
      .catch((failure: Error) => stop.signal.aborted || setError(failure));
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [runId, buildId]);

  const { lines, bytes, ended, loaded, version } = log.current;
  return { lines: lines.lines, starts: lines.starts, bytes, ended, loaded, version, error };
}

async function readAll(url: string, signal: AbortSignal, take: (text: string, bytes: number) => void): Promise<void> {
  const answer = await fetch(url, { signal, headers: { accept: "text/plain" } });
  if (!answer.ok || !answer.body) throw Problem.of(answer.status, await answer.json().catch(() => null));
  const decoder = new TextDecoder();
  const reader = answer.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    take(decoder.decode(value, { stream: true }), value.byteLength);
  }
  take(decoder.decode(), 0);
}

interface Listener {
  part: (part: Schemas["LogPart"]) => void;
  ended: () => void;
}

/** The stream's ids are byte offsets, so a broken connection goes on where it was. */
function follow(url: string, offset: number, signal: AbortSignal, listener: Listener): void {
  if (signal.aborted) return;
  const source = new EventSource(`${url}?offset=${offset}`);
  signal.addEventListener("abort", () => source.close());
  source.addEventListener("log", (event) => listener.part(JSON.parse((event as MessageEvent<string>).data) as Schemas["LogPart"]));
  source.addEventListener("end", () => {
    source.close();
    listener.ended();
  });
}
