import { randomInt } from "node:crypto";
import type { Context, Tx } from "../context.ts";
import { refuse } from "../errors.ts";
import { callModule } from "../modules/calls/call.ts";
import type { CallOutcome } from "../modules/calls/types.ts";
import type { Reference } from "../modules/result.ts";
import { chooseServer } from "./choose-server.ts";

/** How a call is meant. */
export type CallWishes = {
  /** Names the wish where it could be made again: "invoice-item-17". The same one is done once, whenever it is asked. */
  reference?: Reference | undefined;
  /** False where somebody waits for the answer: a refusal is told to him and not tried again by itself. True unless given. */
  isAutomatic?: boolean | undefined;
};

async function held(tx: Tx, id: number) {
  const row = await tx
    .selectFrom("services")
    .innerJoin("products", "products.id", "services.product_id")
    .select(["services.id", "services.status", "services.product_id", "services.server_id", "services.username"])
    .select([
      "services.password",
      "services.domain",
      "services.next_due_date",
      "products.module",
      "products.server_group_id",
    ])
    .where("services.id", "=", id)
    .executeTakeFirst();
  if (!row) refuse("Service ID not found");
  return row;
}

/** Calls a service's module; without one, the books are changed alone. */
function call(
  context: Context,
  id: number,
  action: string,
  wishes: CallWishes,
  more: {
    parameters?: Record<string, unknown>;
    /** States in which the books have nothing to do. */
    settledIn?: readonly string[];
    /** Wanted only as long as the service is due on this day. */
    whileDueOn?: string | undefined;
    /** Runs with the service's row held, before it is read. */
    before?: (tx: Tx) => Promise<void>;
    /** Runs before the call is written down, where there is a module. */
    prepare?: (tx: Tx, service: Awaited<ReturnType<typeof held>>) => Promise<void>;
  } = {},
): Promise<CallOutcome> {
  const { isAutomatic = true, reference } = wishes;
  return callModule(context, "service", id, async (tx) => {
    await more.before?.(tx);
    const service = await held(tx, id);
    if (isAutomatic && more.settledIn?.includes(service.status)) return undefined;
    const { whileDueOn } = more;
    if (whileDueOn !== undefined && service.next_due_date !== whileDueOn) return undefined;
    if (service.module === "" && !isAutomatic) refuse("Service not assigned to a module");
    if (service.module !== "") await more.prepare?.(tx, service);
    const parameters = { ...more.parameters, ...(whileDueOn !== undefined && { whileDueOn }) };
    return { action, module: service.module, parameters, isAutomatic, reference };
  });
}

/** A password that can be read out: no letters that look alike. */
export function newPassword(length = 14): string {
  const letters = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  return Array.from({ length }, () => letters[randomInt(letters.length)]).join("");
}

/** A login from a domain: its first eight letters, with its id where somebody else on the server has that. */
async function freeUsername(tx: Tx, service: { id: number; domain: string }): Promise<string> {
  const plain =
    service.domain
      .toLowerCase()
      .replace(/[^a-z]/g, "")
      .slice(0, 8) || "account";
  const taken = await tx
    .selectFrom("services")
    .select("id")
    .where("username", "=", plain)
    .where("id", "<>", service.id)
    .executeTakeFirst();
  return taken ? `${plain.slice(0, 4)}${service.id}` : plain;
}

/**
 * Sets a service up: server, user name and password are chosen where they are missing, its module creates it, and it
 * is Active. Without a module it becomes Active at once. Nothing happens to a service that is active already.
 */
export function createService(context: Context, serviceId: number, wishes: CallWishes = {}): Promise<CallOutcome> {
  return call(context, serviceId, "create", wishes, {
    settledIn: ["Active", "Suspended", "Terminated", "Cancelled", "Fraud"],
    async prepare(tx, service) {
      const username = service.username || (await freeUsername(tx, service));
      const password = service.password || newPassword();
      const server_id = service.server_id ?? (await chooseServer(tx, service.module, service.server_group_id));
      await tx
        .updateTable("services")
        .set({ username, password, server_id, updated_at: context.now })
        .where("id", "=", service.id)
        .execute();
    },
  });
}

/**
 * Suspends a service; `reason` is shown to the client ("Overdue on Payment" unless given, as WHMCS has it). With
 * `whileDueOn` it is wanted only as long as the service is due on that day: a payment moves it.
 */
export function suspendService(
  context: Context,
  serviceId: number,
  wishes: CallWishes & { reason?: string | undefined; whileDueOn?: string | undefined } = {},
): Promise<CallOutcome> {
  const reason = wishes.reason || "Overdue on Payment";
  return call(context, serviceId, "suspend", wishes, {
    parameters: { reason },
    whileDueOn: wishes.whileDueOn,
    settledIn: ["Pending", "Suspended", "Terminated", "Cancelled", "Fraud", "Completed"],
  });
}

/** Ends a suspension. */
export function unsuspendService(context: Context, serviceId: number, wishes: CallWishes = {}): Promise<CallOutcome> {
  return call(context, serviceId, "unsuspend", wishes, {
    settledIn: ["Pending", "Active", "Terminated", "Cancelled", "Fraud", "Completed"],
  });
}

/**
 * Ends a service and its add-ons: Terminated, or Cancelled where `status` says so. What was at the server is gone.
 * `whileDueOn` as for a suspension.
 */
export function terminateService(
  context: Context,
  serviceId: number,
  wishes: CallWishes & {
    status?: "Terminated" | "Cancelled" | undefined;
    whileDueOn?: string | undefined;
  } = {},
): Promise<CallOutcome> {
  const status = wishes.status ?? "Terminated";
  return call(context, serviceId, "terminate", wishes, {
    parameters: { status },
    whileDueOn: wishes.whileDueOn,
    settledIn: ["Terminated", "Cancelled", "Fraud"],
  });
}

/** Has the server give a service the package of its product, which is `productId` from now on where that is given. */
export function changePackage(
  context: Context,
  serviceId: number,
  wishes: CallWishes & { productId?: number | undefined } = {},
): Promise<CallOutcome> {
  const { productId, ...rest } = wishes;
  return call(context, serviceId, "changePackage", rest, {
    async before(tx) {
      if (productId === undefined) return;
      const product = await tx.selectFrom("products").select("id").where("id", "=", productId).executeTakeFirst();
      if (!product) refuse("Product ID not found");
      await tx
        .updateTable("services")
        .set({ product_id: productId, updated_at: context.now })
        .where("id", "=", serviceId)
        .execute();
    },
  });
}

/** Tells the module that a further period was paid. `reference` names the invoice's line. */
export function renewService(context: Context, serviceId: number, wishes: CallWishes): Promise<CallOutcome> {
  return call(context, serviceId, "renew", wishes, {
    settledIn: ["Pending", "Terminated", "Cancelled", "Fraud", "Completed"],
  });
}

/** Sets a service's password at its server, the stored one unless given; it is kept once the server has it. */
export async function changePassword(
  context: Context,
  serviceId: number,
  password: string | undefined,
): Promise<CallOutcome> {
  return callModule(context, "service", serviceId, async (tx) => {
    const service = await held(tx, serviceId);
    if (service.module === "") refuse("Service not assigned to a module");
    const parameters = { password: password || service.password };
    return { action: "changePassword", module: service.module, parameters, isAutomatic: false };
  });
}

/** Runs one of the commands that a service's module offers. */
export function runCommand(context: Context, serviceId: number, command: string): Promise<CallOutcome> {
  return call(
    context,
    serviceId,
    "custom",
    { isAutomatic: false },
    {
      parameters: { command },
    },
  );
}
