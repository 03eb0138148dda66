import { system } from "./system.ts";

/** Calls an action of the system under test with its own credential, as WHMCS's own staff area would have done it. */
export async function api(action: string, params: Record<string, string>): Promise<Record<string, unknown>> {
  const { endpoint, identifier, secret } = system();
  const body = new URLSearchParams({ ...params, action, identifier, secret, responsetype: "json" });
  const answer = await fetch(endpoint, { method: "POST", body });
  const said = (await answer.json()) as Record<string, unknown>;
  if (said.result !== "success") throw new Error(`${action}: ${JSON.stringify(said)}`);
  return said;
}

/** Files as OpenTicket and AddTicketReply take them. */
export const attachments = (files: { name: string; data: string }[]): string =>
  Buffer.from(
    JSON.stringify(files.map(({ name, data }) => ({ name, data: Buffer.from(data).toString("base64") }))),
  ).toString("base64");
