import { actions } from "@kraken/contract";
import { logActivity } from "../../activity.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { bannable } from "../../system/bans.ts";
import { later } from "../../users/tokens.ts";
import { storedTime } from "../../wire/amounts.ts";

const INVALID = "Invalid IP Address";
const LONGEST_DAYS = 36_500;

/** Calls from the address are refused until then. This machine can't be kept out. */
export const addBannedIp = handler(
  actions.addBannedIp,
  async (context, { ip, reason, days, expires }) => {
    const { transaction, now } = context;
    const ip_address = bannable(ip) ?? refuse(INVALID);
    if (expires === undefined && (days < 1 || days > LONGEST_DAYS)) refuse("Invalid number of days");
    const expires_at = expires === undefined ? later(now, days * 86_400) : storedTime(expires);
    return transaction(async (tx) => {
      const ban = await tx
        .insertInto("banned_ips")
        .values({ ip_address, reason, expires_at, created_at: now })
        .returning("id")
        .executeTakeFirstOrThrow();
      await logActivity(context, tx, { description: `Banned IP Added - ${ip_address}` });
      return { banid: ban.id };
    });
  },
  { ip: INVALID, days: "Invalid number of days" },
);
