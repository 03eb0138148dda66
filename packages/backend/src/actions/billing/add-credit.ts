import { actions } from "@kraken/contract";
import { addCredit as changeCredit } from "../../billing/credit.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { amountText, minorOf } from "../../wire/amounts.ts";

export const addCredit = handler(
  actions.addCredit,
  async (context, input) => {
    const { db } = context;
    const client = await db.selectFrom("clients").select("id").where("id", "=", input.clientid).executeTakeFirst();
    if (!client) return refuse("Client ID Not Found");
    if (input.adminid !== undefined) {
      const admin = await db.selectFrom("admins").select("id").where("id", "=", input.adminid).executeTakeFirst();
      if (!admin) refuse("Admin ID Not Found");
    }
    const amount = minorOf(input.amount);
    if (amount === 0) refuse("No Amount Provided");
    if (amount < 0 || !/^\d+(\.\d{2})?$/.test(input.amount)) refuse("Amount must be in decimal format: ### or ###.##");
    return context.transaction(async (tx) => {
      const balance = await changeCredit(context, tx, {
        clientId: client.id,
        amount: input.type === "remove" ? -amount : amount,
        description: input.description,
        adminId: input.adminid ?? null,
        date: input.date,
      });
      if (balance < 0) refuse("Amount exceeds customer credit balance");
      return { newbalance: amountText(balance) };
    });
  },
  {
    clientid: "Client ID Not Found",
    amount: "Amount must be in decimal format: ### or ###.##",
    type: "Type can only be add or remove",
    date: "Date Format is not Valid",
  },
);
