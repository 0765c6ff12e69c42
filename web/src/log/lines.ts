/** A log as it grows: text arrives in pieces that end anywhere, lines come out. Lines keep their escape sequences. */
export class LogLines {
  readonly lines: string[] = [];
  private rest = "";

  /** Takes the next piece; the last line may still grow with the piece after it. */
  append(piece: string): void {
    if (!piece) return;
    if (this.rest) this.lines.pop();
    const parts = (this.rest + piece).split("\n");
    this.rest = parts.pop() ?? "";
    for (const part of parts) this.lines.push(afterReturns(part));
    if (this.rest) this.lines.push(afterReturns(this.rest));
  }
}

/** What a terminal would show of a line with carriage returns: progress bars overwrite themselves. */
function afterReturns(line: string): string {
  if (!line.includes("\r")) return line;
  const parts = line.split("\r").filter(Boolean);
  return parts.at(-1) ?? "";
}
