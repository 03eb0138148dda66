import { domainToASCII } from "node:url";

const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

/**
 * A host name in lower case and punycode, without a final dot; undefined for what is none. It has two labels at least,
 * and its last one is no number.
 */
export function hostName(written: string): string | undefined {
  const plain = written.trim().replace(/\.$/, "");
  // What a URL would read as something else is no name.
  if (plain === "" || /[\s/:@?#\\%[\]]/.test(plain)) return undefined;
  const name = domainToASCII(plain).toLowerCase();
  const labels = name.split(".");
  if (name.length > 253 || labels.length < 2 || !labels.every((part) => label.test(part))) return undefined;
  return /^\d+$/.test(labels.at(-1) ?? "") ? undefined : name;
}
