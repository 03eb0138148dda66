import type { Context, Tx } from "../context.ts";
import { queueMail } from "../mail/queue.ts";

/** What a client is told of once it is done. */
export type Done = {
  what: "service" | "unsuspend" | "register" | "transfer" | "renew" | "upgrade";
  /** The service's id, or the domain's. */
  id: number;
};

const templates: Readonly<Record<Exclude<Done["what"], "service">, string>> = {
  unsuspend: "Service Unsuspension Notification",
  register: "Domain Registration Confirmation",
  transfer: "Domain Transfer Initiated",
  renew: "Domain Renewal Confirmation",
  upgrade: "Upgrade Order Confirmation",
};

/** The mail that a product has for its new services; none unless one is set. */
async function welcomeOf(tx: Tx, serviceId: number): Promise<string | undefined> {
  const row = await tx
    .selectFrom("services")
    .innerJoin("products", "products.id", "services.product_id")
    .innerJoin("email_templates", "email_templates.id", "products.welcome_email_template_id")
    .select("email_templates.name")
    .where("services.id", "=", serviceId)
    .executeTakeFirst();
  return row?.name;
}

/** Writes the mails about what was set up, in the transaction that notes it. */
export async function mailDone(context: Context, tx: Tx, done: readonly Done[]): Promise<void> {
  for (const { what, id } of done) {
    const template = what === "service" ? await welcomeOf(tx, id) : templates[what];
    if (template) await queueMail(context, tx, { template, about: id });
  }
}
