import type { Context } from "../context.ts";

const MINUTES = 15;

/** The staff who were seen in the last fifteen minutes. */
export async function staffOnline({ db, now }: Pick<Context, "db" | "now">) {
  const since = `${new Date(Date.parse(now) - MINUTES * 60_000).toISOString().slice(0, 19)}Z`;
  return db
    .selectFrom("admins")
    .select(["username", "last_login_at", "last_visit_at", "last_ip"])
    .where("last_visit_at", ">=", since)
    .where("is_disabled", "=", 0)
    .orderBy("last_visit_at", "desc")
    .execute();
}
