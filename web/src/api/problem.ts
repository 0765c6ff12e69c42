/** An answer of the API that says no (RFC 9457). `detail` is one sentence that says what to do. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly detail: string,
    readonly requestId?: string,
  ) {
    super(detail);
    this.name = "Problem";
  }

  static of(status: number, body: unknown): Problem {
    const known = (body ?? {}) as { detail?: unknown; title?: unknown; request_id?: unknown; errors?: unknown };
    const detail = [known.detail, known.title].find((text) => typeof text === "string" && text) ?? `HTTP ${status}`;
    return new Problem(status, String(detail), typeof known.request_id === "string" ? known.request_id : undefined);
  }
}
