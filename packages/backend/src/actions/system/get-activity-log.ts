import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { pageOf } from "../../paging.ts";
import { wireTime } from "../../wire/amounts.ts";
import { containsText } from "../../wire/search.ts";

export const getActivityLog = handler(actions.getActivityLog, async ({ db }, input) => {
  const { limit, offset } = pageOf(input);
  const { date, user, description, ipaddress } = input;
  let found = db.selectFrom("activity_log");
  if (input.clientid !== undefined) found = found.where("client_id", "=", input.clientid);
  if (date) found = found.where("created_at", ">=", `${date}T00:00:00Z`).where("created_at", "<=", `${date}T23:59:59Z`);
  if (user) found = found.where(({ fn }) => fn("lower", ["username"]), "=", user.toLowerCase());
  if (description) found = found.where(({ ref }) => containsText(ref("description"), description));
  if (ipaddress) found = found.where("ip_address", "=", ipaddress);
  const [{ total }, rows] = await Promise.all([
    found.select(({ fn }) => fn.countAll<number>().as("total")).executeTakeFirstOrThrow(),
    found.selectAll().orderBy("created_at", "desc").orderBy("id", "desc").limit(limit).offset(offset).execute(),
  ]);
  const activity = rows.map((row) => ({
    id: row.id,
    clientId: row.client_id ?? 0,
    userId: row.user_id ?? 0,
    adminId: row.admin_id ?? 0,
    date: wireTime(row.created_at),
    description: row.description,
    username: row.username,
    ipaddress: row.ip_address,
    userid: row.user_id ?? 0,
  }));
  return { totalresults: total, startnumber: offset, activity };
});
