// biome-ignore lint/style/noRestrictedImports: reads this package's own sources, on Node only; the index leaves it out
import { readdirSync, readFileSync } from "node:fs";

/** What the comment above an action's declaration says. */
export type ActionDoc = {
  /** WHMCS's name. */
  name: string;
  /** The name of the constant, which is the SDK's method. */
  method: string;
  /** The whole text, on one line. */
  text: string;
  /** Its first sentence. */
  summary: string;
  /** The page of WHMCS's reference; none for Kraken's extensions. */
  reference: string | undefined;
};

/** From dist as from src, the sources are here. */
const sources = new URL("../src/actions/", import.meta.url);

const declaration = /\/\*\*(?: (.*) \*\/|\n((?: \*.*\n)+?) \*\/)\nexport const (\w+) = action\(\s*"(\w+)"/g;

function docOf(comment: string, method: string, name: string): ActionDoc {
  const lines = comment.split("\n").map((line) => line.replace(/^ \* ?/, ""));
  const text = lines
    .filter((line) => !line.startsWith("@"))
    .join(" ")
    .trim();
  const summary = /^.*?[.?!](?= [A-Z`]|$)/.exec(text)?.[0] ?? text;
  const reference = lines.find((line) => line.startsWith("@see "))?.slice("@see ".length);
  return { name, method, text, summary, reference };
}

/** The documentation of every action by WHMCS's name, from the comments in the sources: it is written there only. */
export function readDocs(): Map<string, ActionDoc> {
  const docs = new Map<string, ActionDoc>();
  for (const path of readdirSync(sources, { recursive: true, encoding: "utf8" }).sort()) {
    if (!path.endsWith(".ts")) continue;
    const source = readFileSync(new URL(path.replaceAll("\\", "/"), sources), "utf8");
    for (const [, line, lines = "", method = "", name = ""] of source.matchAll(declaration)) {
      docs.set(name, docOf(line ?? lines, method, name));
    }
  }
  return docs;
}
