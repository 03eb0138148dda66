import { actions } from "@kraken/contract";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { monthText } from "../../pay-methods/cards.ts";

const kinds = {
  BankAccount: ["BankAccount", "RemoteBankAccount"],
  CreditCard: ["CreditCard", "RemoteCreditCard"],
} as const;

/** The default comes first. Of what is kept here by WHMCS's meaning, the gateway's token is nobody's business. */
export const getPayMethods = handler(
  actions.getPayMethods,
  async ({ db }, { clientid, paymethodid, type }) => {
    const client = await db.selectFrom("clients").select("id").where("id", "=", clientid).executeTakeFirst();
    if (!client) return refuse("Client Not Found");
    let found = db.selectFrom("pay_methods").selectAll().where("client_id", "=", clientid);
    if (paymethodid !== undefined) found = found.where("id", "=", paymethodid);
    if (type !== undefined) found = found.where("type", "in", kinds[type]);
    const rows = await found.orderBy("sort_order").orderBy("id").execute();
    return {
      clientid,
      paymethods: rows.map((row) => {
        const isCard = row.type.endsWith("Card");
        const isRemote = row.type.startsWith("Remote");
        return {
          id: row.id,
          type: row.type,
          description: row.description,
          gateway_name: isRemote || !isCard ? row.gateway : "",
          contact_type: row.contact_type,
          contact_id: row.contact_id,
          card_last_four: isCard ? row.card_last_four : null,
          expiry_date: isCard ? monthText(row.card_expiry) : null,
          start_date: isCard ? monthText(row.card_start) : null,
          issue_number: isCard ? row.card_issue_number : null,
          card_type: isCard ? row.card_type : null,
          bank_name: isCard ? null : row.bank_name,
          remote_token: isRemote ? row.remote_token : "",
          // To the minute.
          last_updated: `${row.updated_at.slice(0, 16)}:00`,
        };
      }),
    };
  },
  {
    clientid: "Client ID Is Required",
    type: "Invalid Pay Method Type. Should be 'BankAccount' or 'CreditCard'",
  },
);
