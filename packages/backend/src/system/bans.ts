import { BlockList, isIP } from "node:net";
import type { Context } from "../context.ts";

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8);
loopback.addAddress("::1", "ipv6");

/** "::ffff:1.2.3.4" is how a socket of both kinds names an IPv4 address. */
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, "").toLowerCase();

/** An address as bans keep it; undefined for what is none, and for this machine, which nobody can lock out. */
export function bannable(address: string): string | undefined {
  const ip = plain(address.trim());
  const kind = isIP(ip);
  if (kind === 0 || loopback.check(ip, kind === 6 ? "ipv6" : "ipv4")) return undefined;
  // IPv6 has many ways to write one address; a URL has one.
  return kind === 6 ? new URL(`http://[${ip}]`).hostname.slice(1, -1) : ip;
}

/** Is an address kept out at this time? (AddBannedIp) This machine never is. */
export async function isBanned({ db, now, address }: Pick<Context, "db" | "now" | "address">): Promise<boolean> {
  const ip = bannable(address);
  if (ip === undefined) return false;
  const found = await db
    .selectFrom("banned_ips")
    .select("id")
    .where("ip_address", "=", ip)
    .where(({ eb, or }) => or([eb("expires_at", "is", null), eb("expires_at", ">", now)]))
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
