import type { Context, Tx } from "../context.ts";

/** Answers to custom fields hang on the thing that they are about by its id alone. */
async function deleteFieldValues(tx: Tx, clientId: number): Promise<void> {
  const about = {
    client: () => tx.selectFrom("clients").select("id").where("id", "=", clientId),
    product: () => tx.selectFrom("services").select("id").where("client_id", "=", clientId),
    addon: () => tx.selectFrom("service_addons").select("id").where("client_id", "=", clientId),
    support: () => tx.selectFrom("tickets").select("id").where("client_id", "=", clientId),
  };
  for (const [type, things] of Object.entries(about)) {
    await tx
      .deleteFrom("custom_field_values")
      .where("field_id", "in", tx.selectFrom("custom_fields").select("id").where("type", "=", type))
      .where("related_id", "in", things())
      .execute();
  }
}

/**
 * Deletes a client with everything that is his: services, domains, invoices, orders, quotes, tickets, contacts, mail.
 * His transactions stay in the books without him, in his currency, unless `transactions`; his users stay, unless
 * `users` and they act for no other client. Answers false when there is no such client.
 */
export async function deleteClient(
  { lockRow }: Pick<Context, "lockRow">,
  tx: Tx,
  clientId: number,
  also: { users: boolean; transactions: boolean },
): Promise<boolean> {
  await lockRow(tx, "clients", clientId);
  const client = await tx.selectFrom("clients").select("currency_id").where("id", "=", clientId).executeTakeFirst();
  if (!client) return false;
  const users = await tx.selectFrom("user_clients").select("user_id").where("client_id", "=", clientId).execute();
  if (!also.transactions) {
    await tx
      .updateTable("transactions")
      .set({ client_id: null, invoice_id: null, currency_id: client.currency_id })
      .where("client_id", "=", clientId)
      .execute();
  }
  await deleteFieldValues(tx, clientId);
  await tx.deleteFrom("clients").where("id", "=", clientId).execute();
  if (also.users && users.length > 0) {
    const ids = users.map((user) => user.user_id);
    const others = tx.selectFrom("user_clients").select("user_id").where("user_id", "in", ids);
    await tx.deleteFrom("users").where("id", "in", ids).where("id", "not in", others).execute();
  }
  return true;
}
