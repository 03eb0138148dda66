import "server-only";
import { ActionError } from "@kraken/sdk";
import { cache } from "react";
import { whmcs } from "../lib/whmcs.ts";

export type ClientDetails = Awaited<ReturnType<typeof whmcs.getClientsDetails>>["client"];

/**
 * A client's record, asked for once a request; undefined when there is no such client. For the functions of src/data,
 * which decide what of it may be seen. (GetClientsDetails)
 */
export const clientDetails = cache(async (clientId: number): Promise<ClientDetails | undefined> => {
  const answer = await whmcs.getClientsDetails({ clientid: clientId }).catch((error) => {
    if (error instanceof ActionError && error.is("Client Not Found")) return undefined;
    throw error;
  });
  return answer?.client.id === clientId ? answer.client : undefined;
});

export const nameOf = (client: { companyname: string; firstname: string; lastname: string }): string =>
  client.companyname || `${client.firstname} ${client.lastname}`.trim();
