import { randomUUID } from "node:crypto";
import type { Context, Tx } from "../context.ts";
import { registerDomain, transferDomain } from "../domains/lifecycle.ts";
import { refuse } from "../errors.ts";
import { type Done, mailDone } from "../fulfilment/mails.ts";
import type { CallOutcome } from "../modules/calls/types.ts";
import { changeAddon } from "../services/addons.ts";
import { createService } from "../services/lifecycle.ts";
import { noteActivity } from "../services/note-activity.ts";
import { heldOrder, orderContents } from "./order-contents.ts";

/** What accepting sets up; what is left out is as products and endings have it. */
export type AcceptWishes = {
  /** Names this acceptance: whoever ends what another process began asks modules for the same, not for more. */
  token: string;
  autoSetup?: boolean | undefined;
  sendRegistrar?: boolean | undefined;
  /** False keeps the mails back that tell the client of what was set up. */
  sendsMail?: boolean | undefined;
};

export type AcceptChanges = Omit<AcceptWishes, "token"> & {
  serverId?: number | undefined;
  username?: string | undefined;
  password?: string | undefined;
  registrar?: string | undefined;
};

const KIND = "order.accept";
const keyOf = (orderId: number) => `order-accept-${orderId}`;
/** A process that accepts an order has this long; then another one ends what it began. */
const ACCEPT_MS = 5 * 60_000;
const later = (now: string) => `${new Date(Date.parse(now) + ACCEPT_MS).toISOString().slice(0, 19)}Z`;

export const NOT_PENDING = "Order ID not found or Status not Pending";

/**
 * Accepts a pending order: it is Active, and what is in it is set up. Of any number of calls at once one has an effect,
 * the others find the order accepted. When a module or registrar refuses, the order is Pending again, what was set up
 * stays, and the refusal answers in the module's own words.
 */
export async function acceptOrder(context: Context, orderId: number, changes: AcceptChanges): Promise<void> {
  const wishes: AcceptWishes = {
    token: randomUUID(),
    autoSetup: changes.autoSetup,
    sendRegistrar: changes.sendRegistrar,
    sendsMail: changes.sendsMail,
  };
  await context.transaction(async (tx) => {
    const order = await heldOrder(context, tx, orderId);
    if (order?.status !== "Pending") return refuse(NOT_PENDING);
    await applyChanges(context, tx, orderId, changes);
    await setStatus(context, tx, orderId, "Active");
    // Whoever dies before the end leaves this.
    await context.enqueue(tx, {
      kind: KIND,
      payload: { orderId, wishes },
      key: keyOf(orderId),
      runAt: later(context.now),
    });
  });
  const errors = await finishAccepting(context, orderId, wishes);
  if (errors.length > 0) refuse(errors.join("; "));
}

/** The work of the job that an acceptance leaves until it has ended. */
export async function endAccepting(
  context: Context,
  { orderId, wishes }: { orderId: number; wishes: AcceptWishes },
): Promise<void> {
  await finishAccepting(context, orderId, wishes);
}

const setStatus = ({ now }: Context, tx: Tx, orderId: number, status: string) =>
  tx.updateTable("orders").set({ status, updated_at: now }).where("id", "=", orderId).execute();

/** The server, login and registrar that AcceptOrder names, for what is still to be set up. */
async function applyChanges({ now, modules }: Context, tx: Tx, orderId: number, changes: AcceptChanges) {
  const { serverId, username, password, registrar } = changes;
  if (serverId) {
    const server = await tx.selectFrom("servers").select("id").where("id", "=", serverId).executeTakeFirst();
    if (!server) refuse("Server ID not found");
  }
  if (serverId || username || password) {
    await tx
      .updateTable("services")
      .set({
        ...(serverId && { server_id: serverId }),
        ...(username && { username }),
        ...(password && { password }),
        updated_at: now,
      })
      .where("order_id", "=", orderId)
      .where("status", "=", "Pending")
      .execute();
  }
  if (!registrar) return;
  if (!modules.registrars.find(registrar)) refuse(`Registrar not found: ${registrar}`);
  await tx
    .updateTable("domains")
    .set({ registrar: registrar.toLowerCase(), updated_at: now })
    .where("order_id", "=", orderId)
    .where("status", "=", "Pending")
    .execute();
}

type Step = { what: string; done: Done[]; run: (context: Context) => Promise<CallOutcome> };

/** What is to be set up, as it is now: what is there already is not among it. */
async function stepsOf(tx: Tx, orderId: number, { token, autoSetup, sendRegistrar }: AcceptWishes): Promise<Step[]> {
  const { services, addons, domains } = await orderContents(tx, orderId);
  const invoice = await tx
    .selectFrom("orders")
    .leftJoin("invoices", "invoices.id", "orders.invoice_id")
    .select(["orders.invoice_id", "invoices.status"])
    .where("orders.id", "=", orderId)
    .executeTakeFirstOrThrow();
  const isPaid = invoice.invoice_id === null || invoice.status === "Paid";
  const wantsSetup = (setting: string | null, module: string | null) => {
    if (!module) return autoSetup !== false;
    return autoSetup ?? (setting === "on" || setting === "order" || (setting === "payment" && isPaid));
  };
  const byHand = (module: string | null, what: string) => ({
    isAutomatic: !module,
    reference: `accept-${token}-${what}`,
  });
  const pending = <T extends { status: string }>(rows: readonly T[]) => rows.filter((row) => row.status === "Pending");
  return [
    ...pending(services)
      .filter((row) => wantsSetup(row.auto_setup, row.module))
      .map((row) => ({
        what: `Service ID ${row.id}`,
        done: [{ what: "service" as const, id: row.id }],
        run: (context: Context) => createService(context, row.id, byHand(row.module, `service-${row.id}`)),
      })),
    ...pending(addons)
      .filter((row) => wantsSetup(row.auto_setup, row.module))
      .map((row) => ({
        what: `Addon ID ${row.id}`,
        done: [],
        run: (context: Context) => changeAddon(context, row.id, "create", byHand(row.module, `addon-${row.id}`)),
      })),
    ...pending(domains)
      .filter((row) => sendRegistrar ?? (row.registrar !== "" && isPaid))
      .map((row) => ({
        what: row.domain,
        done: [{ what: row.type === "Transfer" ? ("transfer" as const) : ("register" as const), id: row.id }],
        run: (context: Context) => {
          const wishes = { isAutomatic: false, reference: `accept-${token}-domain-${row.id}` };
          return (row.type === "Transfer" ? transferDomain : registerDomain)(context, row.id, wishes);
        },
      })),
  ];
}

/** Sets up what is to be set up and ends the acceptance; answers what modules refused, in their own words. */
async function finishAccepting(context: Context, orderId: number, wishes: AcceptWishes): Promise<string[]> {
  const steps = await context.transaction((tx) => stepsOf(tx, orderId, wishes));
  const errors: string[] = [];
  const done: Done[] = [];
  for (const { what, run, done: told } of steps) {
    const outcome = await run(context);
    if (outcome.outcome === "done") done.push(...told);
    if ("error" in outcome) errors.push(steps.length > 1 ? `${what}: ${outcome.error}` : outcome.error);
  }
  await context.transaction(async (tx) => {
    const order = await heldOrder(context, tx, orderId);
    const job = await tx
      .deleteFrom("jobs")
      .where("kind", "=", KIND)
      .where("unique_key", "=", keyOf(orderId))
      .returning("id")
      .executeTakeFirst();
    // Somebody else has ended it meanwhile.
    if (!job) return;
    if (wishes.sendsMail !== false) await mailDone(context, tx, done);
    if (order?.status !== "Active") return;
    if (errors.length > 0) await setStatus(context, tx, orderId, "Pending");
    const said =
      errors.length > 0 ? `Order Acceptance Failed - Order ID: ${orderId}` : `Order Accepted - Order ID: ${orderId}`;
    await noteActivity(context, tx, said, order.client_id);
  });
  return errors;
}
