import "server-only";
import { assertScope, type ClientScope } from "../access/scope.ts";
import { ask } from "./ask.ts";
import { clientDetailsNow } from "./client-details.ts";
import { orElse } from "./failure.ts";

/**
 * Mails an address of the client's that it is about to be changed: before it is, as WHMCS mails a client where he is then.
 * Whoever has the old address hears of it; nothing is sent where the client is mailed elsewhere already. The change does
 * not depend on it. What is sent is a template to WHMCS, so nothing that was typed goes in. (SendEmail)
 */
export async function tellOldAddress(
  scope: ClientScope,
  address: string,
  { subject, lines }: { subject: string; lines: string[] },
): Promise<void> {
  assertScope(scope, "client");
  const { clientId: id } = scope;
  const client = await clientDetailsNow(id);
  if (client?.email.toLowerCase() !== address.toLowerCase()) return;
  const custommessage = lines.map((line) => `<p>${line}</p>`).join("");
  await orElse(ask(scope).sendEmail({ id, customtype: "general", customsubject: subject, custommessage }), undefined);
}
