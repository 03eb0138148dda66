/** Which files may be sent along, told by their first bytes and never by their name. */

type Kind = { extension: string; isIt: (bytes: Uint8Array) => boolean };

const startsWith =
  (...signature: number[]) =>
  (bytes: Uint8Array) =>
    signature.every((byte, at) => bytes[at] === byte);
const letters = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0));

const riff = startsWith(...letters("RIFF"));

const kinds: Kind[] = [
  { extension: "png", isIt: startsWith(0x89, ...letters("PNG\r\n"), 0x1a, 0x0a) },
  { extension: "jpg", isIt: startsWith(0xff, 0xd8, 0xff) },
  {
    extension: "gif",
    isIt: (bytes) => startsWith(...letters("GIF87a"))(bytes) || startsWith(...letters("GIF89a"))(bytes),
  },
  { extension: "webp", isIt: (bytes) => riff(bytes) && startsWith(...letters("WEBP"))(bytes.subarray(8)) },
  { extension: "pdf", isIt: startsWith(...letters("%PDF-")) },
];

/** Text has no first bytes of its own, so its name has to say so too. */
const textExtensions = ["txt", "log", "csv"];

/** What the browser offers to choose from. */
export const acceptedFiles = ".png,.jpg,.jpeg,.gif,.webp,.pdf,.txt,.log,.csv";

/** Text in UTF-8 without control characters, that does not begin as a document which a browser would run. */
function isText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    return !/[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(text) && !/^\s*<[!?a-z]/i.test(text);
  } catch {
    return false;
  }
}

/**
 * The name under which a file may be sent along, with the extension of what it is; undefined when it is none of those.
 * Paths, and all dots but the last, are taken out of it.
 */
export function nameByContent(name: string, bytes: Uint8Array): string | undefined {
  const plain = (name.normalize("NFC").split(/[/\\]/).pop() ?? "").replace(/[\p{C}"*:<>?|]/gu, "_");
  const [, stem = plain, written = ""] = /^(.*)\.([^.]*)$/su.exec(plain) ?? [];
  const named = written.toLowerCase();
  const found = kinds.find(({ isIt }) => isIt(bytes))?.extension;
  const text = textExtensions.find((extension) => extension === named);
  const extension =
    found === "jpg" && named === "jpeg" ? "jpeg" : (found ?? (text && isText(bytes) ? text : undefined));
  if (extension === undefined) return undefined;
  const clean = stem.replaceAll(".", "_").replace(/^[\s_]+|\s+$/g, "") || "file";
  return `${[...clean].slice(0, 100).join("")}.${extension}`;
}
