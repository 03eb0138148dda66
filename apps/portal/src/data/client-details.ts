import "server-only";
import { ActionError, type Whmcs } from "@kraken/sdk";
import { cache } from "react";
import { askOfClient } from "./ask.ts";

type Answer = Awaited<ReturnType<Whmcs["getClientsDetails"]>>;
export type ClientDetails = Answer["client"];

/** Always with its figures: one answer does for all who ask. */
async function read(asked: Whmcs, clientId: number): Promise<Answer | undefined> {
  const answer = await asked.getClientsDetails({ clientid: clientId, stats: true }).catch((error) => {
    if (error instanceof ActionError && error.is("Client Not Found")) return undefined;
    throw error;
  });
  return answer?.client.id === clientId ? answer : undefined;
}

const kept = cache((clientId: number) => read(askOfClient(clientId, "kept"), clientId));

/**
 * A client's record; undefined when there is no such client. For the functions of src/data, which decide what of it may
 * be seen. (GetClientsDetails)
 */
export const clientDetails = async (clientId: number): Promise<ClientDetails | undefined> =>
  (await kept(clientId))?.client;

/** The same as it is at this moment. (GetClientsDetails) */
export const clientDetailsNow = async (clientId: number): Promise<ClientDetails | undefined> =>
  (await read(askOfClient(clientId, "anew"), clientId))?.client;

/** How many invoices, tickets and others a client has in each state, where WHMCS says so. (GetClientsDetails with stats) */
export const clientStats = async (clientId: number): Promise<Answer["stats"] | undefined> =>
  (await kept(clientId))?.stats;

/** What a client is called; typed by who closes it. */
export const nameOf = (client: { companyname: string; firstname: string; lastname: string }): string =>
  client.companyname || `${client.firstname} ${client.lastname}`.trim();
