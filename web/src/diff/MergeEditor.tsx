"use client";

import { syntaxHighlighting } from "@codemirror/language";
import { MergeView, unifiedMergeView } from "@codemirror/merge";
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView, lineNumbers } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import { useEffect, useRef, useState } from "react";

import { useNonce } from "@/components/Providers";
import { Skeleton } from "@/components/ui/Panel";

import type { Blame } from "./blame";
import { languageOf } from "./languages";
import { DIFF_CONFIG, type Note, problemNotes, showNotes, whyNotes } from "./notes";
import styles from "./diff.module.scss";

export interface MergeProps {
  path: string;
  before: string;
  after: string;
  split: boolean;
  blamed: Blame | null;
  notes: ReadonlyMap<string, Note>;
  problems: readonly { line: number; note: Note }[];
  /** To be shown first. */
  line: number | null;
  phrases: Record<string, string>;
}

const COLLAPSE = { margin: 3, minSize: 6 };

/** Two versions of a file, one beside the other or as one; nothing can be typed. */
export default function MergeEditor(props: MergeProps) {
  const place = useRef<HTMLDivElement>(null);
  const nonce = useNonce();
  const [drawn, setDrawn] = useState(false);
  const { path, before, after, split, blamed, notes, problems, line, phrases } = props;

  useEffect(() => {
    let view: { destroy(): void } | undefined;
    let gone = false;
    const parent = place.current;
    void languageOf(path).then((language) => {
      if (gone || !parent) return;
      const common = [language, ...base(nonce, path, phrases)];
      const noted = showNotes([...whyNotes(before, after, blamed, notes), ...problemNotes(after, problems)]);
      view = before === after ? plain(parent, after, [common, noted]) : split ? sideBySide(parent, before, after, common, noted) : unified(parent, before, after, [common, noted]);
      setDrawn(true);
      if (line !== null) showLine(view, line);
    });
    return () => {
      gone = true;
      view?.destroy();
    };
  }, [path, before, after, split, blamed, notes, problems, line, phrases, nonce]);

  return (
    <>
      {!drawn && <Skeleton lines={16} />}
      <div ref={place} className={styles.editor} data-testid="diff" />
    </>
  );
}

function base(nonce: string, path: string, phrases: Record<string, string>): Extension[] {
  return [
    EditorView.cspNonce.of(nonce),
    EditorState.readOnly.of(true),
    EditorView.editable.of(false),
    EditorView.contentAttributes.of({ "aria-label": path, "aria-readonly": "true", tabindex: "0" }),
    EditorState.phrases.of(phrases),
    syntaxHighlighting(classHighlighter),
    lineNumbers(),
  ];
}

function sideBySide(parent: HTMLElement, before: string, after: string, common: Extension, noted: Extension): MergeView {
  return new MergeView({
    a: { doc: before, extensions: common },
    b: { doc: after, extensions: [common, noted] },
    parent,
    gutter: true,
    collapseUnchanged: COLLAPSE,
    diffConfig: DIFF_CONFIG,
  });
}

function unified(parent: HTMLElement, before: string, after: string, extensions: Extension[]): EditorView {
  const merge = unifiedMergeView({ original: before, mergeControls: false, gutter: true, collapseUnchanged: COLLAPSE, diffConfig: DIFF_CONFIG });
  return new EditorView({ doc: after, extensions: [...extensions, merge], parent });
}

const plain = (parent: HTMLElement, doc: string, extensions: Extension[]) => new EditorView({ doc, extensions, parent });

function showLine(view: { destroy(): void }, line: number) {
  const editor = view instanceof MergeView ? view.b : view instanceof EditorView ? view : undefined;
  if (!editor || line > editor.state.doc.lines) return;
  editor.dispatch({ effects: EditorView.scrollIntoView(editor.state.doc.line(line).from, { y: "center" }) });
}
