/** Text of one look. Colours are the 16 of terminals by number, or a CSS colour of the 256 and 24-bit ones. */
export interface Span {
  text: string;
  look: Look;
}

export interface Look {
  color?: number | string;
  background?: number | string;
  bold?: true;
  dim?: true;
  italic?: true;
  underline?: true;
  inverse?: true;
}

// CSI (its final byte captured), then OSC/DCS/SOS/PM/APC up to their end or the line's, other escapes, lone controls.
const ESCAPE =
  /(?:\u001b\[|\u009b)([0-?]*)[ -/]*([@-~])|(?:\u001b[\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-~]?|[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
const BIDI = /[\u202a-\u202e\u2066-\u2069]/g;

const FLAGS: Record<number, keyof Look> = { 1: "bold", 2: "dim", 3: "italic", 4: "underline", 7: "inverse" };
const CLEARS: Record<number, (keyof Look)[]> = {
  22: ["bold", "dim"],
  23: ["italic"],
  24: ["underline"],
  27: ["inverse"],
  39: ["color"],
  49: ["background"],
};

/** One line of a log as spans. Only colours and weights are understood; every other control sequence is dropped, and
 * marks that would turn the reading direction are shown as their code. */
export function parseAnsi(line: string): Span[] {
  const spans: Span[] = [];
  let look: Look = {};
  let position = 0;
  const push = (text: string) => {
    if (text) spans.push({ text: text.replace(BIDI, (mark) => `<U+${mark.charCodeAt(0).toString(16).toUpperCase()}>`), look });
  };
  for (const match of line.matchAll(ESCAPE)) {
    push(line.slice(position, match.index));
    position = match.index + match[0].length;
    if (match[2] === "m") look = applied(look, match[1] ?? "");
  }
  push(line.slice(position));
  return spans;
}

/** The line's text alone: what is searched and copied. */
export const plainText = (line: string): string => line.replace(ESCAPE, "");

function applied(look: Look, parameters: string): Look {
  const codes = parameters.split(/[;:]/).map((part) => (part === "" ? 0 : Number(part)));
  let result: Look = { ...look };
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] ?? 0;
    if (code === 0) result = {};
    else if (code === 38 || code === 48) {
      const [color, used] = extended(codes.slice(i + 1));
      i += used;
      if (color !== undefined) result = { ...result, [code === 38 ? "color" : "background"]: color };
    } else result = simple(result, code);
  }
  return result;
}

function simple(look: Look, code: number): Look {
  const flag = FLAGS[code];
  if (flag) return { ...look, [flag]: true };
  if (code >= 30 && code <= 37) return { ...look, color: code - 30 };
  if (code >= 90 && code <= 97) return { ...look, color: code - 82 };
  if (code >= 40 && code <= 47) return { ...look, background: code - 40 };
  if (code >= 100 && code <= 107) return { ...look, background: code - 92 };
  const cleared = CLEARS[code];
  if (!cleared) return look;
  return Object.fromEntries(Object.entries(look).filter(([key]) => !cleared.includes(key as keyof Look)));
}

/** `38;5;n` and `38;2;r;g;b`: the colour, and how many codes it took. */
function extended(codes: number[]): [number | string | undefined, number] {
  const [mode, a = 0, b = 0, c = 0] = codes;
  const byte = (n: number) => Math.min(255, Math.max(0, Math.trunc(n) || 0));
  if (mode === 2) return [`rgb(${byte(a)} ${byte(b)} ${byte(c)})`, 4];
  if (mode !== 5) return [undefined, 1];
  const index = byte(a);
  if (index < 16) return [index, 2];
  if (index > 231) return [`rgb(${Array(3).fill(8 + (index - 232) * 10).join(" ")})`, 2];
  const level = (n: number) => (n ? 55 + n * 40 : 0);
  const cube = index - 16;
  return [`rgb(${level(Math.floor(cube / 36))} ${level(Math.floor(cube / 6) % 6)} ${level(cube % 6)})`, 2];
}
