import { existsSync, readFileSync } from "node:fs";
import { inRoot } from "../lib/root.mjs";

const escaped = (/** @type {string} */ words) => words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/**
 * What a document names as its proofs: `file` “title of a test”.
 * @param {string} document @returns {[file: string, title: string][]}
 */
export const namedTests = (document) =>
  [...document.matchAll(/`([\w./()[\]-]+\.(?:test|spec)\.\w+)` “([^”]+)”/g)].map(([, file = "", title = ""]) => [
    file,
    title,
  ]);

/**
 * What is wrong with a proof that a document names; undefined when it stands there and runs.
 * @param {string} file @param {string} title
 */
export function wrongWith(file, title) {
  if (!existsSync(inRoot(file))) return `${file} is not there`;
  const source = readFileSync(inRoot(file), "utf8");
  const stands = ['"', "'", "`"].some((quote) =>
    new RegExp(`[(,\\[]\\s*${escaped(quote + title + quote)}`).test(source),
  );
  if (!stands) return `${file} has no test “${title}”`;
  if (/\b(test|it|describe)\.(skip|only|todo|fixme)\b/.test(source)) return `${file} leaves tests out`;
  return undefined;
}
