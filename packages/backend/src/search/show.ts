import { clientName, fullName } from "../lists/client-name.ts";
import type { Db, SearchKind } from "./kinds.ts";

/** What is shown of something found. */
export type Shown = { id: number; title: string; detail: string; status: string; clientid: number | null };

const clientColumns = ["clients.firstname", "clients.lastname", "clients.companyname"] as const;

/** The objects of a kind as they are now. What is gone is not in it. */
export const show: Record<SearchKind, (db: Db, ids: readonly number[]) => Promise<Shown[]>> = {
  async client(db, ids) {
    const rows = await db
      .selectFrom("clients")
      .select(["id", "email", "status", ...clientColumns])
      .where("id", "in", ids)
      .execute();
    return rows.map((row) => ({
      id: row.id,
      title: clientName(row),
      detail: row.companyname ? `${fullName(row)}, ${row.email}` : row.email,
      status: row.status,
      clientid: row.id,
    }));
  },

  async service(db, ids) {
    const rows = await db
      .selectFrom("services")
      .innerJoin("products", "products.id", "services.product_id")
      .select(["services.id", "services.domain", "services.status", "services.client_id", "products.name"])
      .where("services.id", "in", ids)
      .execute();
    return rows.map((row) => ({
      id: row.id,
      title: row.domain || row.name,
      detail: row.domain ? row.name : "",
      status: row.status,
      clientid: row.client_id,
    }));
  },

  async domain(db, ids) {
    const rows = await db
      .selectFrom("domains")
      .innerJoin("clients", "clients.id", "domains.client_id")
      .select(["domains.id", "domains.domain", "domains.status", "domains.client_id", ...clientColumns])
      .where("domains.id", "in", ids)
      .execute();
    return rows.map((row) => ({
      id: row.id,
      title: row.domain,
      detail: clientName(row),
      status: row.status,
      clientid: row.client_id,
    }));
  },

  async ticket(db, ids) {
    const rows = await db
      .selectFrom("tickets")
      .select(["id", "tid", "subject", "status", "client_id"])
      .where("id", "in", ids)
      .where("merged_into_id", "is", null)
      .execute();
    return rows.map((row) => ({
      id: row.id,
      title: row.subject,
      detail: `#${row.tid}`,
      status: row.status,
      clientid: row.client_id,
    }));
  },

  async quote(db, ids) {
    const rows = await db
      .selectFrom("quotes")
      .leftJoin("clients", "clients.id", "quotes.client_id")
      .select(["quotes.id", "quotes.subject", "quotes.stage", "quotes.client_id", ...clientColumns])
      // Of somebody who is no client yet the quote itself says who he is.
      .select(["quotes.firstname as first", "quotes.lastname as last", "quotes.companyname as company"])
      .where("quotes.id", "in", ids)
      .execute();
    return rows.map((row) => ({
      id: row.id,
      title: row.subject,
      detail: clientName(row) || clientName({ firstname: row.first, lastname: row.last, companyname: row.company }),
      status: row.stage,
      clientid: row.client_id,
    }));
  },

  async invoice(db, ids) {
    const rows = await db
      .selectFrom("invoices")
      .innerJoin("clients", "clients.id", "invoices.client_id")
      .select(["invoices.id", "invoices.invoice_number", "invoices.status", "invoices.client_id", ...clientColumns])
      .where("invoices.id", "in", ids)
      .execute();
    return rows.map((row) => ({
      id: row.id,
      title: row.invoice_number || String(row.id),
      detail: clientName(row),
      status: row.status,
      clientid: row.client_id,
    }));
  },

  async order(db, ids) {
    const rows = await db
      .selectFrom("orders")
      .innerJoin("clients", "clients.id", "orders.client_id")
      .select(["orders.id", "orders.order_number", "orders.status", "orders.client_id", ...clientColumns])
      .where("orders.id", "in", ids)
      .execute();
    return rows.map((row) => ({
      id: row.id,
      title: row.order_number,
      detail: clientName(row),
      status: row.status,
      clientid: row.client_id,
    }));
  },
};
