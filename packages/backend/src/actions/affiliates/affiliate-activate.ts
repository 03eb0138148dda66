import { actions } from "@kraken/contract";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";

const NOT_FOUND = "Client ID not found";

/** Who is an affiliate already stays the one that he is. */
export const affiliateActivate = handler(
  actions.affiliateActivate,
  ({ transaction, lockRow, now, today }, { userid }) =>
    transaction(async (tx) => {
      await lockRow(tx, "clients", userid);
      const client = await tx.selectFrom("clients").select("id").where("id", "=", userid).executeTakeFirst();
      if (!client) return refuse(NOT_FOUND);
      const known = await tx.selectFrom("affiliates").select("id").where("client_id", "=", userid).executeTakeFirst();
      if (known) return {};
      await tx
        .insertInto("affiliates")
        .values({ client_id: userid, date: today, created_at: now, updated_at: now })
        .execute();
      return {};
    }),
  { userid: NOT_FOUND },
);
