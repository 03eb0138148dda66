import { wire } from "@kraken/contract";

/** How a client wants its answer: WHMCS's JSON, or its XML. */
export type AnswerForm = { xml: boolean; action: string };

const headers = (type: string) => ({
  "content-type": type,
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
});

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#039;" };

/** Text of an element. Control characters that XML has no place for are left out. */
const escaped = (value: string) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  value.replace(/[&<>"']/g, (mark) => escapes[mark] ?? mark).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "");

/** An element's name may not begin with a digit, nor hold spaces: such keys become `item`, with the key beside it. */
function element(key: string, body: string): string {
  return /^[A-Za-z_][\w.-]*$/.test(key) ? `<${key}>${body}</${key}>` : `<item key="${escaped(key)}">${body}</item>`;
}

function elements(key: string, value: unknown): string {
  if (value === undefined) return "";
  if (Array.isArray(value)) return value.map((row) => elements(key, row)).join("");
  if (wire.isRecord(value)) return element(key, inner(value));
  return element(key, value === null ? "" : escaped(String(value)));
}

const inner = (fields: Record<string, unknown>): string =>
  Object.entries(fields)
    .map(([key, value]) => elements(key, value))
    .join("");

/**
 * An answer in the form that was asked for. In XML the root is whmcsapi and the action's name is its first element, in
 * lower case; a list's rows repeat their element.
 */
export function answer(body: Record<string, unknown>, form: AnswerForm, status = 200): Response {
  if (!form.xml) return new Response(JSON.stringify(body), { status, headers: headers("application/json") });
  const root = `<whmcsapi>${element("action", escaped(form.action.toLowerCase()))}${inner(body)}</whmcsapi>`;
  return new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`, {
    status,
    headers: headers("application/xml"),
  });
}
