import { Chunk } from "@codemirror/merge";
import { type Range, Text } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, WidgetType } from "@codemirror/view";

import { type Blame, behind } from "./blame";

/** What stands above a changed place or below a faulty line. All of it becomes text nodes. */
export interface Note {
  tone: "why" | "problem";
  title: string;
  text: string;
  cost?: string;
}

export const DIFF_CONFIG = { scanLimit: 500 };

class NoteWidget extends WidgetType {
  constructor(readonly notes: readonly Note[]) {
    super();
  }

  override eq(other: NoteWidget): boolean {
    return JSON.stringify(other.notes) === JSON.stringify(this.notes);
  }

  override toDOM(): HTMLElement {
    const box = document.createElement("div");
    box.className = "cm-notes";
    for (const note of this.notes) {
      const row = box.appendChild(document.createElement("div"));
      row.className = "cm-note";
      row.dataset.tone = note.tone;
      const parts = [["b", note.title], ["span", note.text], ["em", note.cost]] as const;
      for (const [tag, text] of parts) if (text) row.appendChild(document.createElement(tag)).textContent = text;
    }
    return box;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

/** Above each difference: the notes of the edits behind it; all of the file's when their lines are not known. */
export function whyNotes(before: string, after: string, blamed: Blame | null, notes: ReadonlyMap<string, Note>): Range<Decoration>[] {
  const [a, b] = [Text.of(before.split("\n")), Text.of(after.split("\n"))];
  return Chunk.build(a, b, DIFF_CONFIG).flatMap((chunk) => {
    const ids = blamed
      ? behind(blamed, lineAt(a, chunk.fromA), lineAt(a, chunk.toA), lineAt(b, chunk.fromB), lineAt(b, chunk.toB))
      : [...notes.keys()];
    const found = ids.flatMap((id) => notes.get(id) ?? []);
    if (found.length === 0) return [];
    return Decoration.widget({ widget: new NoteWidget(found), block: true, side: -2 }).range(Math.min(chunk.fromB, b.length));
  });
}

/** The line that a position begins, from 0; past the end it is the number of lines. */
const lineAt = (text: Text, position: number): number => (position > text.length ? text.lines : text.lineAt(position).number - 1);

export function problemNotes(after: string, problems: readonly { line: number; note: Note }[]): Range<Decoration>[] {
  const text = Text.of(after.split("\n"));
  return problems
    .filter(({ line }) => line >= 1 && line <= text.lines)
    .map(({ line, note }) => Decoration.widget({ widget: new NoteWidget([note]), block: true, side: 1 }).range(text.line(line).to));
}

export const showNotes = (ranges: Range<Decoration>[]) => EditorView.decorations.of(Decoration.set(ranges, true) as DecorationSet);
