import { Fragment } from "react";

/** Behind a slash, a colon or a hash, and behind a dot that is not a version's. */
const BREAKS = /(?<=[/:#])|(?<=\.)(?=[a-z_])/i;

/** A path, a coordinate or a test's name: it wraps behind its separators rather than within a word. */
export function Breakable({ text }: { text: string }) {
  return text.split(BREAKS).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
