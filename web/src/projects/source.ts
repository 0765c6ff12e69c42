export type Source =
  | { kind: "git"; url: string; ref: string; subdir: string }
  | { kind: "archive"; upload: string; fileName: string; subdir: string };

export const NO_SOURCE: Source = { kind: "git", url: "", ref: "", subdir: "" };

export const isComplete = (source: Source): boolean => (source.kind === "git" ? source.url.trim() !== "" : source.upload !== "");

/** The source as the API takes it: empty fields are left out. */
export function sourceBody(source: Source): { git_url?: string; ref?: string; subdir?: string; upload?: string } {
  const subdir = source.subdir.trim();
  const where = subdir ? { subdir } : {};
  if (source.kind === "archive") return { upload: source.upload, ...where };
  const ref = source.ref.trim();
  return { git_url: source.url.trim(), ...(ref && { ref }), ...where };
}

/** A name when none is given: the last part of the URL or the archive's name, without its ending. */
export function nameFor(source: Source): string {
  const last = source.kind === "git" ? (source.url.trim().replace(/\/+$/, "").split(/[/:]/).at(-1) ?? "") : source.fileName;
  return last.replace(/\.(git|zip|tgz|tar\.gz)$/i, "").slice(0, 100);
}

export const isArchive = (name: string): boolean => /\.(zip|tgz|tar\.gz)$/i.test(name);
