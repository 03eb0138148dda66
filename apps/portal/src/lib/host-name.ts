import { domainToASCII } from "node:url";

const label = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const whole = new RegExp(`^(?:${label}\\.)+(?!\\d+$)${label}$`);

/**
 * A host's name as registries write it: lower case, without a dot at the end, letters of other scripts as xn--. Undefined
 * for what is none: a single word, an address, a URL. (RFC 1123)
 */
export function hostName(text: string): string | undefined {
  const plain = text.trim().replace(/\.$/, "");
  // What a URL would take out or read as something else is no part of a name.
  if (plain === "" || /[\s/\\:@?#%[\]]/.test(plain)) return undefined;
  const name = domainToASCII(plain).toLowerCase();
  return name.length <= 253 && whole.test(name) ? name : undefined;
}
