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

/** Gives a client so many invoices that a page of them is full: what is added is cancelled, and nothing to pay. */
export async function fillInvoices(backend: Ready, userid: number, least: number): Promise<void> {
  const whmcs = createWhmcs(backend);
  try {
    const { totalresults } = await whmcs.getInvoices({ userid, limitnum: 1 });
    for (let count = totalresults; count < least; count++) {
      const line = { itemdescription: ["Web Hosting L"], itemamount: ["12.00"], itemtaxed: [false] };
      await whmcs.createInvoice({ userid, status: "Cancelled", ...line });
    }
  } finally {
    await whmcs.close();
  }
}
