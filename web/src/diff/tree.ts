export interface Folder<T> {
  path: string;
  files: T[];
}

/** Files by their directory, both in order; the root comes first. */
export function folders<T extends { path: string }>(files: readonly T[]): Folder<T>[] {
  const found = new Map<string, T[]>();
  for (const file of [...files].sort((a, b) => compare(a.path, b.path))) {
    const folder = file.path.slice(0, Math.max(0, file.path.lastIndexOf("/")));
    found.set(folder, [...(found.get(folder) ?? []), file]);
  }
  return [...found].map(([path, all]) => ({ path, files: all })).sort((a, b) => compare(a.path, b.path));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);
