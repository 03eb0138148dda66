import "server-only";
import { ActionError, type Whmcs } from "@kraken/sdk";
import { cache } from "react";
import { askOfClient } from "./ask.ts";

type Answer = Awaited<ReturnType<Whmcs["getClientsDetails"]>>;
export type ClientDetails = Answer["client"];

/** A client's answer, as `asked` gets it; undefined when there is no such client. (GetClientsDetails) */
export async function clientAnswer(asked: Whmcs, clientId: number, stats = true): Promise<Answer | undefined> {
  const answer = await asked.getClientsDetails({ clientid: clientId, stats }).catch((error) => {
    if (error instanceof ActionError && error.is("Client Not Found")) return undefined;
    throw error;
  });
  return answer?.client.id === clientId ? answer : undefined;
}

/** Always with its figures: one answer does for all who ask. */
const kept = cache((clientId: number) => clientAnswer(askOfClient(clientId, "kept"), clientId));

/**
 * A client's record; undefined when there is no such client. For the functions of src/data, which decide what of it may
 * be seen. (GetClientsDetails)
 */
export const clientDetails = async (clientId: number): Promise<ClientDetails | undefined> =>
  (await kept(clientId))?.client;

/** The same as it is at this moment. (GetClientsDetails) */
export const clientDetailsNow = async (clientId: number): Promise<ClientDetails | undefined> =>
  (await clientAnswer(askOfClient(clientId, "anew"), clientId))?.client;

/** How many invoices, tickets and others a client has in each state, where WHMCS says so. (GetClientsDetails with stats) */
export const clientStats = async (clientId: number): Promise<Answer["stats"] | undefined> =>
  (await kept(clientId))?.stats;

/** What a client is called; typed by who closes it. */
export const nameOf = (client: { companyname: string; firstname: string; lastname: string }): string =>
  client.companyname || `${client.firstname} ${client.lastname}`.trim();

type Address = Pick<ClientDetails, "address1" | "address2" | "postcode" | "city" | "state" | "countryname">;

/** An address, line by line. */
export const addressLines = ({ address1, address2, postcode, city, state, countryname }: Address): string[] =>
  [address1, address2, `${postcode} ${city}`.trim(), state === city ? "" : state, countryname].filter(Boolean);

/** Name and address, line by line, as a letter has them. */
export const letterLines = (
  client: Address & Pick<ClientDetails, "companyname" | "firstname" | "lastname">,
): string[] => [
  ...[client.companyname, `${client.firstname} ${client.lastname}`.trim()].filter(Boolean),
  ...addressLines(client),
];
