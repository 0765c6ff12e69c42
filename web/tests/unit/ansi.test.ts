import { describe, expect, it } from "vitest";

import { parseAnsi, plainText } from "@/log/ansi";

const ESC = "\u001b";
const texts = (line: string) => parseAnsi(line).map((span) => span.text);

describe("a log line", () => {
  it("keeps its colours and weights", () => {
    expect(parseAnsi(`[${ESC}[1;31mERROR${ESC}[m] no ${ESC}[38;5;208morange${ESC}[39m ${ESC}[48;2;1;2;3mback`)).toEqual([
      { text: "[", look: {} },
      { text: "ERROR", look: { bold: true, color: 1 } },
      { text: "] no ", look: {} },
      { text: "orange", look: { color: "rgb(255 135 0)" } },
      { text: " ", look: {} },
      { text: "back", look: { background: "rgb(1 2 3)" } },
    ]);
  });

  it("takes a weight away and leaves the colour", () => {
    expect(parseAnsi(`${ESC}[1;32ma${ESC}[22mb`).map((span) => span.look)).toEqual([{ bold: true, color: 2 }, { color: 2 }]);
  });

  it.each([
    ["a title", `a${ESC}]0;evil\u0007b`],
    ["a link", `a${ESC}]8;;https://evil.example${ESC}\\b`],
    ["a device string", `a${ESC}Pq#0;2;0;0;0${ESC}\\b`],
    ["cursor and screen", `a${ESC}[2J${ESC}[10;10H${ESC}[?1049hb`],
    ["a C1 sequence", "a\u009b31mb"],
    ["a bell and a NUL", "a\u0007\u0000b"],
  ])("drops %s", (_, line) => {
    expect(texts(line).join("")).toBe("ab");
    expect(plainText(line)).toBe("ab");
  });

  it("drops the rest of a line after a sequence without an end, and nothing else runs on", () => {
    expect(texts(`before ${ESC}]0;never closed`)).toEqual(["before "]);
    expect(texts("next line")).toEqual(["next line"]);
  });

  it("shows marks that turn the reading direction as their code", () => {
    expect(texts("a\u202eb")).toEqual(["a<U+202E>b"]);
  });

  it("takes markup as text", () => {
    expect(texts("<script>alert(1)</script>")).toEqual(["<script>alert(1)</script>"]);
  });

  it("reads a long hostile line in linear time", () => {
    const line = `${ESC}[`.repeat(200_000);
    expect(plainText(line).includes(ESC)).toBe(false);
  });
});
