import { type BlockList, isIP, isIPv6 } from "node:net";
import { env } from "../env.ts";
import { connection } from "./connection.ts";

/** What is said where the socket has no address: all such requests share one allowance. */
const NOWHERE = "unknown";

/** "::ffff:192.0.2.1" and "192.0.2.1" are the same; a zone ("%eth0") is this machine's own word. */
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");

const isTrusted = (address: string, trusted: BlockList) => trusted.check(address, isIPv6(address) ? "ipv6" : "ipv4");

/**
 * The address of whoever asked. `peer` is the socket's; `forwarded` are the X-Forwarded-For headers, which count only
 * when they come from a trusted proxy: read from the right, the first address that is no trusted proxy is the asker's.
 */
export function addressOf(peer: string | undefined, forwarded: string[], trusted: BlockList): string {
  const own = plain(peer ?? "");
  if (isIP(own) === 0) return NOWHERE;
  if (!isTrusted(own, trusted)) return own;
  let last = own;
  for (const part of forwarded.join(",").split(",").reverse()) {
    const address = plain(part.trim());
    // What a trusted proxy did not understand came from further away: the last one that is known counts.
    if (isIP(address) === 0) return last;
    if (!isTrusted(address, trusted)) return address;
    last = address;
  }
  return last;
}

/** The address from which this request came, by TRUSTED_PROXIES. */
export function clientAddress(): string {
  const request = connection()?.request;
  return addressOf(
    request?.socket.remoteAddress,
    request?.headersDistinct["x-forwarded-for"] ?? [],
    env().trustedProxies,
  );
}

/** What limits count by: whoever has one IPv6 address has the 2^64 beside it. */
export function addressKey(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = "", tail = ""] = address.toLowerCase().split("::");
  const left = head.split(":").filter(Boolean);
  const right = tail.split(":").filter(Boolean);
  const zeros = address.includes("::") ? Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0") : [];
  const groups = [...left, ...zeros, ...right].map((group) => group.replace(/^0+(?=.)/, ""));
  return `${groups.slice(0, 4).join(":")}::/64`;
}
