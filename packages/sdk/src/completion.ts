import type { CallOptions } from "./types.ts";
import type { Whmcs } from "./whmcs.ts";

// Fields of the specification that WHMCS has elsewhere. Each is filled in only where the answer has null for it.

type Answers = {
  [K in "getClientsDomains" | "getClientsProducts" | "getClientsDetails" | "getTickets"]: Awaited<ReturnType<Whmcs[K]>>;
};

/** registrationdate is WHMCS's regdate. */
export function withRegistrationDates(answer: Answers["getClientsDomains"]): Answers["getClientsDomains"] {
  const domains = answer.domains.map((row) => ({ ...row, registrationdate: row.registrationdate ?? row.regdate }));
  return { ...answer, domains };
}

/** The client's figures stand beside the client: the specification has them inside. */
export function withStatsInside(answer: Answers["getClientsDetails"]): Answers["getClientsDetails"] {
  return { ...answer, client: { ...answer.client, stats: answer.client.stats ?? answer.stats } };
}

/** currencycode of services, from their clients' currencies: a call for each client. */
export async function withCurrencyCodes(
  whmcs: Whmcs,
  answer: Answers["getClientsProducts"],
  options: CallOptions,
): Promise<Answers["getClientsProducts"]> {
  const ids = new Set(answer.products.filter((row) => row.currencycode === null).map((row) => row.clientid));
  if (ids.size === 0) return answer;
  const { currencies } = await whmcs.getCurrencies({}, options);
  const codes = new Map(
    await Promise.all(
      [...ids].map(async (clientid) => {
        const { client } = await whmcs.getClientsDetails({ clientid }, options);
        return [clientid, currencies.find((currency) => currency.id === client.currency)?.code ?? null] as const;
      }),
    ),
  );
  const products = answer.products.map((row) => ({
    ...row,
    currencycode: row.currencycode ?? codes.get(row.clientid) ?? null,
  }));
  return { ...answer, products };
}

/** datecreated of a client, which only the list of clients has. */
export async function withDateCreated(
  whmcs: Whmcs,
  answer: Answers["getClientsDetails"],
  options: CallOptions,
): Promise<Answers["getClientsDetails"]> {
  if (answer.client.datecreated !== null) return answer;
  for await (const row of whmcs.paginate.getClients({ search: answer.client.email }, options)) {
    if (row.id === answer.client.id) return { ...answer, client: { ...answer.client, datecreated: row.datecreated } };
  }
  return answer;
}

/** department of tickets: its name, by its id. */
export async function withDepartments(
  whmcs: Whmcs,
  answer: Answers["getTickets"],
  options: CallOptions,
): Promise<Answers["getTickets"]> {
  if (answer.tickets.every((row) => row.department !== null)) return answer;
  const { departments } = await whmcs.getSupportDepartments({ ignore_dept_assignments: true }, options);
  const names = new Map(departments.map(({ id, name }) => [id, name]));
  const tickets = answer.tickets.map((row) => ({
    ...row,
    department: row.department ?? names.get(row.deptid) ?? null,
  }));
  return { ...answer, tickets };
}
