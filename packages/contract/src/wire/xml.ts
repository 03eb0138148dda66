import { z } from "zod";
import { type Codec, codec } from "./codec.ts";
import { isRecord } from "./lists.ts";

/** Contacts of a domain by their role, each with its fields: `{ Registrant: { Name: "…", Email: "…" } }`. */
export type DomainContacts = Record<string, Record<string, string>>;

const ROOT = "contactdetails";
/** Names of elements. Registrars choose them, so a caller may bring his own: nothing but a name may come through. */
const name = z.string().regex(/^[A-Za-z][\w.-]*$/);
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML can't hold
const value = z.string().regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]*$/);
const contacts = z.record(name, z.record(name, value)) as z.ZodType<DomainContacts>;

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };
// A bare carriage return would be read back as a line feed.
const escaped = (written: string) =>
  written.replace(/[&<>"']/g, (mark) => escapes[mark] ?? mark).replaceAll("\r", "&#13;");

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescaped(written: string): string | undefined {
  let sound = true;
  const text = written.replaceAll("\r\n", "\n").replace(/&([^;]*;)?/g, (whole, reference: string | undefined) => {
    const inside = reference?.slice(0, -1) ?? "";
    const point = /^#x[0-9a-f]{1,6}$/i.test(inside)
      ? Number.parseInt(inside.slice(2), 16)
      : /^#\d{1,7}$/.test(inside)
        ? Number(inside.slice(1))
        : undefined;
    if (point !== undefined && point > 0 && point <= 0x10ffff) return String.fromCodePoint(point);
    const known = Object.hasOwn(named, inside) ? named[inside] : undefined;
    if (known === undefined) sound = false;
    return known ?? whole;
  });
  return sound ? text : undefined;
}

const element = (tag: string, inner: string) => `<${tag}>${inner}</${tag}>`;

function write(value: DomainContacts): string {
  const roles = Object.entries(value).map(([role, fields]) =>
    element(
      role,
      Object.entries(fields)
        .map(([field, written]) => element(field, escaped(written)))
        .join(""),
    ),
  );
  return element(ROOT, roles.join(""));
}

/** Reads exactly two levels of elements without attributes: no document types, entities of one's own or nesting. */
function read(xml: string): DomainContacts | undefined {
  const body = xml.replace(/^\s*<\?xml[^>]*\?>/, "").trim();
  const token = /<(\/?)([A-Za-z][\w.-]*)\s*(\/?)>|([^<]+)/y;
  const contacts: [string, [string, string][]][] = [];
  const open: string[] = [];
  let text = "";
  let ended = false;
  while (token.lastIndex < body.length) {
    const match = token.exec(body);
    if (!match || ended) return undefined;
    const [, closing, tag, empty, written] = match;
    if (tag === undefined) {
      const plain = unescaped(written ?? "");
      if (plain === undefined || (open.length < 3 && plain.trim() !== "")) return undefined;
      text = plain;
      continue;
    }
    if (closing === "") {
      if (open.length === 0 ? tag !== ROOT : open.length > 2) return undefined;
      open.push(tag);
      text = "";
      if (open.length === 2) contacts.push([tag, []]);
    }
    if (closing !== "" || empty !== "") {
      if (open.length === 3) contacts.at(-1)?.[1].push([tag, text]);
      if (open.pop() !== tag) return undefined;
      ended = open.length === 0;
    }
  }
  return ended ? Object.fromEntries(contacts.map(([role, fields]) => [role, Object.fromEntries(fields)])) : undefined;
}

/**
 * A domain's contacts: a plain object to the caller, `<contactdetails><Registrant><Name>…` on the wire. Contacts that
 * came as a bracketed form (`contactdetails[Registrant][Name]=…`) are read too.
 */
export const xmlContacts: Codec<DomainContacts> = codec(contacts, {
  decode: (wire) => (typeof wire === "string" ? read(wire) : isRecord(wire) ? (wire as DomainContacts) : undefined),
  encode: write,
  expected: "XML of contact details",
  sides: () => ({
    caller: { type: "object", additionalProperties: { type: "object", additionalProperties: { type: "string" } } },
    wire: { type: "string", contentMediaType: "application/xml" },
  }),
});
