import { describe, expect, it } from "vitest";

import { behind, blame } from "@/diff/blame";
import { folders } from "@/diff/tree";

const edit = (id: string, ...hunks: [number, number, number, number][]) => ({
  id,
  hunks: hunks.map(([old_start, old_lines, new_start, new_lines]) => ({ old_start, old_lines, new_start, new_lines })),
});

describe("blame", () => {
  it("follows lines through several edits", () => {
    // a b c d -> a X Y c d -> a X Z c d e
    const found = blame(4, 6, [edit("one", [1, 1, 1, 2]), edit("two", [2, 1, 2, 1], [5, 0, 5, 1])]);
    expect(found).toEqual({ made: [undefined, "one", "two", undefined, undefined, "two"], removed: [undefined, "one", undefined, undefined] });
    if (!found) return;
    expect(behind(found, 1, 2, 1, 3)).toEqual(["one", "two"]);
    expect(behind(found, 4, 4, 5, 6)).toEqual(["two"]);
    expect(behind(found, 2, 3, 3, 4)).toEqual([]);
  });

  it("knows who took lines away for good", () => {
    const found = blame(3, 1, [edit("one", [0, 2, 0, 0])]);
    expect(found?.removed).toEqual(["one", "one", undefined]);
  });

  it("says nothing when the edits don't lead to the text", () => {
    expect(blame(3, 9, [edit("one", [0, 1, 0, 1])])).toBeNull();
    expect(blame(3, 3, [edit("one", [7, 1, 7, 1])])).toBeNull();
    expect(blame(3, 3, [edit("one", [2, 1, 2, 1], [0, 1, 0, 1])])).toBeNull();
  });
});

describe("the tree", () => {
  it("puts files under their directories, the root first", () => {
    const files = ["src/b/B.java", "pom.xml", "src/a/A.java", "src/b/A.java"].map((path) => ({ path }));
    expect(folders(files).map((folder) => [folder.path, folder.files.map((file) => file.path)])).toEqual([
      ["", ["pom.xml"]],
      ["src/a", ["src/a/A.java"]],
      ["src/b", ["src/b/A.java", "src/b/B.java"]],
    ]);
  });
});
