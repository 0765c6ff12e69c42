/** A log as it grows: text arrives in pieces that end anywhere, lines come out. Lines keep their escape sequences. */
export class LogLines {
  readonly lines: string[] = [];
  /** The byte of the log at which each line begins. */
  readonly starts: number[] = [];
  private rest = "";
  private byte = 0;

  /** Takes the next piece; the last line may still grow with the piece after it. */
  append(piece: string): void {
    if (!piece) return;
    if (this.rest) {
      this.lines.pop();
      this.starts.pop();
    }
    const parts = (this.rest + piece).split("\n");
    this.rest = parts.pop() ?? "";
    for (const part of parts) {
      this.push(part);
      this.byte += bytesOf(part) + 1;
    }
    if (this.rest) this.push(this.rest);
  }

  private push(line: string): void {
    this.lines.push(afterReturns(line));
    this.starts.push(this.byte);
  }
}

/** What a terminal would show of a line with carriage returns: progress bars overwrite themselves. */
function afterReturns(line: string): string {
  if (!line.includes("\r")) return line;
  const parts = line.split("\r").filter(Boolean);
  return parts.at(-1) ?? "";
}

const encoder = new TextEncoder();
const BEYOND_ASCII = /[^\u0000-\u007f]/;

const bytesOf = (line: string): number => (BEYOND_ASCII.test(line) ? encoder.encode(line).length : line.length);
