import "server-only";
import { assertScope, type StaffScope } from "../../access/scope.ts";
import { ask } from "../ask.ts";
import { clientAnswer, nameOf } from "../client-details.ts";
import { orElse } from "../failure.ts";

/** A page's rows with whose they are, and in which money, where their list did not tell it. (GetClientsDetails) */
export async function withClients<R extends { clientId: number; client: string; currency?: string }>(
  scope: StaffScope,
  rows: R[],
): Promise<R[]> {
  assertScope(scope, "staff");
  const unnamed = new Set(rows.filter(({ client }) => client === "").map(({ clientId }) => clientId));
  const known = new Map(
    await Promise.all(
      [...unnamed].map(
        async (id) => [id, (await orElse(clientAnswer(ask(scope), id, false), undefined))?.client] as const,
      ),
    ),
  );
  return rows.map((row) => {
    const client = known.get(row.clientId);
    if (!client) return row;
    return { ...row, client: nameOf(client), ...(row.currency !== undefined && { currency: client.currency_code }) };
  });
}
