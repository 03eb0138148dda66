import "server-only";
import { assertScope, type StaffScope } from "../../access/scope.ts";
import { ask } from "../ask.ts";
import { told } from "../told.ts";
import { type Answered, answered } from "./answered.ts";
import { orderNow, type StaffOrder } from "./orders.ts";

/* What staff do to an order. Each answers what was done, or the words of who refused. */

type Order = Pick<StaffOrder, "id" | "client">;

export type AcceptWishes = {
  server: number | undefined;
  username: string;
  registrar: string;
  /** Whether names are registered, accounts made and mails sent, whatever the products' own settings say. */
  sendRegistrar: boolean;
  autoSetup: boolean;
  sendEmail: boolean;
};

/** Accepts a pending order and has what is in it set up as wished. (AcceptOrder) */
export const acceptOrder = (scope: StaffScope, { id, client }: Order, wishes: AcceptWishes): Promise<Answered> => {
  assertScope(scope, "staff");
  return answered(() =>
    ask(scope, client).acceptOrder({
      orderid: id,
      serverid: wishes.server,
      serviceusername: wishes.username || undefined,
      registrar: wishes.registrar || undefined,
      sendregistrar: wishes.sendRegistrar,
      autosetup: wishes.autoSetup,
      sendemail: wishes.sendEmail,
    }),
  );
};

/** Makes it pending again, with everything in it. (PendingOrder) */
export const setPending = (scope: StaffScope, { id, client }: Order): Promise<Answered> => {
  assertScope(scope, "staff");
  return answered(() => ask(scope, client).pendingOrder({ orderid: id }));
};

/** Marks it as fraud, with everything in it. (FraudOrder) */
export const setFraud = (scope: StaffScope, { id, client }: Order, cancelsub: boolean): Promise<Answered> => {
  assertScope(scope, "staff");
  return answered(() => ask(scope, client).fraudOrder({ orderid: id, cancelsub }));
};

/** Cancels a pending one. (CancelOrder) */
export const cancelOrder = (scope: StaffScope, { id, client }: Order, cancelsub: boolean): Promise<Answered> => {
  assertScope(scope, "staff");
  return answered(() => ask(scope, client).cancelOrder({ orderid: id, cancelsub }));
};

/** Deletes one that is cancelled or fraud, with everything in it. (DeleteOrder) */
export const deleteOrder = (scope: StaffScope, { id, client }: Order): Promise<Answered> => {
  assertScope(scope, "staff");
  return answered(() => ask(scope, client).deleteOrder({ orderid: id }));
};

/** Has the fraud module look at it: one that it fails is fraud from then on. (OrderFraudCheck) */
export const checkFraud = (scope: StaffScope, { id, client }: Order): Promise<Answered<{ status: string }>> => {
  assertScope(scope, "staff");
  return answered(() => ask(scope, client).orderFraudCheck({ orderid: id }));
};

/** The state that an order has now; "" where there is no such order any more, for the audit log. */
export const statusNow = async (scope: StaffScope, id: number): Promise<string> =>
  (await orderNow(scope, id))?.status ?? "";

/** Servers that accounts can be made on, with how full each is; none where the engine does not tell. (GetServers) */
export async function serverChoices(scope: StaffScope): Promise<{ id: number; name: string; used: string }[]> {
  assertScope(scope, "staff");
  const answer = await told(() => ask(scope).getServers({}));
  if (answer.is !== "known") return [];
  return answer.value.servers
    .filter(({ active }) => active)
    .map(({ id, name, activeServices, maxAllowedServices }) => ({
      id,
      name,
      used: maxAllowedServices > 0 ? `${activeServices}/${maxAllowedServices}` : String(activeServices),
    }));
}

/** Registrars that names can be sent to; none where the engine does not tell. (GetRegistrars) */
export async function registrarChoices(scope: StaffScope): Promise<{ module: string; name: string }[]> {
  assertScope(scope, "staff");
  const answer = await told(() => ask(scope).getRegistrars({}));
  if (answer.is !== "known") return [];
  return answer.value.registrars.map(({ module, display_name: name }) => ({ module, name: name || module }));
}
