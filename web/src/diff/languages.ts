import type { Extension } from "@codemirror/state";

/** The highlighting for a path; each language is fetched when a file of it is opened. */
export async function languageOf(path: string): Promise<Extension> {
  const ending = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? "";
  switch (ending) {
    case "java":
      return (await import("@codemirror/lang-java")).java();
    case "xml":
    case "html":
    case "xsd":
      return (await import("@codemirror/lang-xml")).xml();
    case "yml":
    case "yaml":
      return (await import("@codemirror/lang-yaml")).yaml();
    case "properties":
      return legacy((await import("@codemirror/legacy-modes/mode/properties")).properties);
    case "gradle":
    case "groovy":
      return legacy((await import("@codemirror/legacy-modes/mode/groovy")).groovy);
    case "kt":
    case "kts":
      return legacy((await import("@codemirror/legacy-modes/mode/clike")).kotlin);
    default:
      return [];
  }
}

async function legacy(mode: import("@codemirror/language").StreamParser<unknown>): Promise<Extension> {
  const { StreamLanguage } = await import("@codemirror/language");
  return StreamLanguage.define(mode);
}
