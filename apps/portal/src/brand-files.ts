import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** A picture of the company's, as browsers are sent it. */
export type Picture = {
  bytes: Buffer;
  type: string;
  /** Of its content: with it in the address a browser may keep it for ever. */
  version: string;
};

/** What a browser shows of a picture larger than this, it has waited for on every first page. */
const MOST_BYTES = 256 * 1024;

const kinds: [type: string, begins: (bytes: Buffer) => boolean][] = [
  ["image/png", (bytes) => bytes.subarray(0, 4).toString("latin1") === "\x89PNG"],
  ["image/jpeg", (bytes) => bytes[0] === 0xff && bytes[1] === 0xd8],
  ["image/webp", (bytes) => bytes.subarray(8, 12).toString("latin1") === "WEBP"],
  ["image/x-icon", (bytes) => bytes.readUInt32BE(0) === 0x00_00_01_00],
  ["image/svg+xml", (bytes) => /^\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<svg[\s>]/s.test(bytes.toString("utf8"))],
];

/**
 * Reads a picture of the company's: SVG, PNG, JPEG, WebP or ICO, by its content.
 * @throws Error with a sentence about the variable
 */
export function readPicture(file: string, variable: string): Picture {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    throw new Error(`${variable} can't be read.`);
  }
  if (bytes.length > MOST_BYTES) throw new Error(`${variable} is larger than ${MOST_BYTES / 1024} KB.`);
  const type = bytes.length < 12 ? undefined : kinds.find(([, begins]) => begins(bytes))?.[0];
  if (!type) throw new Error(`${variable} is no SVG, PNG, JPEG, WebP or ICO picture.`);
  return { bytes, type, version: createHash("sha256").update(bytes).digest("hex").slice(0, 12) };
}

/** The pictures by the names that their addresses have. */
export const pictureNames = ["logo", "logo-dark", "icon"] as const;
export type PictureName = (typeof pictureNames)[number];

export type Link = { label: string; url: string };

/** "Status https://status.example | Help centre https://help.example" as links; undefined where one has no address. */
export function readLinks(text: string): Link[] | undefined {
  const parts = text
    .split("|")
    .map((part) => part.trim())
    .filter(Boolean);
  const links = parts.map((part) => {
    const [, label, url] = /^(.+?)\s+((?:https?:\/\/|mailto:)\S+)$/.exec(part) ?? [];
    return label && url && URL.canParse(url) ? { label, url } : undefined;
  });
  return links.every((link) => link !== undefined) ? links : undefined;
}
