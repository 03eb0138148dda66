import { join } from "node:path";
import { createWhmcs } from "@kraken/sdk";
import Database from "better-sqlite3";
import type { Ready } from "../../e2e/support/own-system.ts";

export type Person = { email: string; password: string; userId: number; clientId: number };

/** The demo's rich account first, then others who are their clients' owners; all have the demo's password from here on. */
export function peopleOf(home: string, { logins }: Ready, count: number): Person[] {
  const [demo] = logins;
  if (!demo) throw new Error("The backend has no login");
  const database = new Database(join(home, "backend.db"));
  try {
    const found = database
      .prepare(
        `select users.email as email, users.id as userId, clients.id as clientId from users
         join user_clients on user_clients.user_id = users.id and user_clients.is_owner = 1
         join clients on clients.id = user_clients.client_id and clients.status = 'Active'
         where users.two_factor_enabled = 0 group by users.id having count(*) = 1
         order by users.email = ? desc, users.id limit ?`,
      )
      .all(demo.email, count) as Omit<Person, "password">[];
    if (found.length < count) throw new Error(`The demo company has ${found.length} such clients only`);
    const ids = found.map(({ userId }) => userId).join();
    database
      .prepare(
        `update users set password_hash = (select password_hash from users where email = ?) where id in (${ids})`,
      )
      .run(demo.email);
    return found.map((person) => ({ ...person, password: demo.password }));
  } finally {
    database.close();
  }
}

/** How many rows each of a client's lists has, by the backend's own word. */
export async function rowsOf(backend: Ready, clientid: number) {
  const whmcs = createWhmcs(backend);
  try {
    const [services, invoices] = await Promise.all([
      whmcs.getClientsProducts({ clientid }),
      whmcs.getInvoices({ userid: clientid }),
    ]);
    return { services: services.totalresults, invoices: invoices.totalresults };
  } finally {
    await whmcs.close();
  }
}
