import "server-only";
import * as tickets from "../data/guest-tickets.ts";
import { audited } from "./audit.ts";
import { knownDevice, rememberDevice } from "./device.ts";
import { evenTime } from "./even-time.ts";
import { attempt } from "./limits.ts";
import { makePublicScope } from "./scope.ts";

/** Milliseconds: a wrong number and a wrong code take as long. */
const STEP = 300;

const deviceOf = (number: string) => `guest ticket: ${number}`;

export const contactDepartments = () => tickets.contactDepartments(makePublicScope());

/** Opens a ticket for somebody who is no client. @throws TooManyError */
export async function openGuestTicket(made: tickets.GuestTicketMade): Promise<{ number: string; code: string }> {
  await attempt("guest ticket", made.email);
  const scope = makePublicScope();
  const opened = await audited(
    scope,
    { action: "guest.ticket-open", name: made.email },
    () => tickets.openGuestTicket(scope, made),
    ({ number }) => `ticket ${number}`,
  );
  await rememberDevice(deviceOf(opened.number));
  return opened;
}

/** A ticket by its number and access code. @throws TooManyError */
export async function guestTicket(number: string, code: string): ReturnType<typeof tickets.ticketByCode> {
  const toStep = evenTime(STEP);
  const tried = await attempt("guest reading", number, await knownDevice(deviceOf(number)));
  const found = await tickets.ticketByCode(makePublicScope(), number, code);
  if (found) await tried.forgive();
  else await toStep();
  return found;
}

/** Adds a reply to a guest's ticket, read anew by number and code. False when there is no such one. @throws TooManyError */
export async function replyAsGuest(number: string, code: string, message: string): Promise<boolean> {
  await attempt("guest reply", number);
  const found = await guestTicket(number, code);
  if (!found || "clientTicketId" in found) return false;
  const scope = makePublicScope();
  await audited(scope, { action: "guest.ticket-reply", on: `ticket ${number}` }, () =>
    tickets.replyAsGuest(scope, found, message),
  );
  await rememberDevice(deviceOf(number));
  return true;
}
