import "server-only";
import { ActionError, type Whmcs } from "@kraken/sdk";
import { cache } from "react";
import { askOfClient } from "./ask.ts";

export type ClientDetails = Awaited<ReturnType<Whmcs["getClientsDetails"]>>["client"];

async function read(asked: Whmcs, clientId: number): Promise<ClientDetails | undefined> {
  const answer = await asked.getClientsDetails({ clientid: clientId }).catch((error) => {
    if (error instanceof ActionError && error.is("Client Not Found")) return undefined;
    throw error;
  });
  return answer?.client.id === clientId ? answer.client : undefined;
}

/**
 * A client's record; undefined when there is no such client. For the functions of src/data, which decide what of it may
 * be seen. (GetClientsDetails)
 */
export const clientDetails = cache((clientId: number) => read(askOfClient(clientId, "kept"), clientId));

/** The same as it is at this moment. (GetClientsDetails) */
export const clientDetailsNow = (clientId: number) => read(askOfClient(clientId, "anew"), clientId);

export const nameOf = (client: { companyname: string; firstname: string; lastname: string }): string =>
  client.companyname || `${client.firstname} ${client.lastname}`.trim();
