// biome-ignore-all lint/suspicious/noExplicitAny: the specification leaves its answers untyped
import { jwtVerify, SignJWT } from "jose";
import { whmcsApi } from "./whmcs.ts";

/**
 * The seed arm's portal: the specification's sign-in flow in its six steps, and the pages and forms that it describes, each
 * the shortest way of calling its wrapper. It is there to be attacked: the same attacks on ours must fail, and a test that
 * can't break this one proves nothing. Nothing else may use it.
 */

const key = () => new TextEncoder().encode(process.env.JWT_SECRET);

/** "Client Authentication": ValidateLogin, GetClientsDetails, a JWT with the user's information, a cookie. */
export async function signIn(email: string, password: string): Promise<string> {
  const login: any = await whmcsApi("ValidateLogin", { email, password2: password });
  await whmcsApi("GetClientsDetails", { clientid: login.userid });
  return new SignJWT({ userId: login.userid, email }).setProtectedHeader({ alg: "HS256" }).sign(key());
}

/** Who the cookie says that this is. Signing out takes the cookie away. */
export async function userOf(cookie: string): Promise<{ userId: any }> {
  return (await jwtVerify(cookie, key())).payload as { userId: any };
}

export const dashboard = async (cookie: string) =>
  whmcsApi("GetClientsDetails", { clientid: (await userOf(cookie)).userId, stats: true });
export const services = async (cookie: string, search: Record<string, string> = {}) =>
  whmcsApi("GetClientsProducts", { clientid: (await userOf(cookie)).userId, ...search });
export const invoices = async (cookie: string) => whmcsApi("GetInvoices", { userid: (await userOf(cookie)).userId });

export async function invoice(cookie: string, id: unknown) {
  await userOf(cookie);
  return whmcsApi("GetInvoice", { invoiceid: id });
}

export async function ticket(cookie: string, id: unknown) {
  await userOf(cookie);
  return whmcsApi("GetTicket", { ticketid: id });
}

export const saveProfile = async (cookie: string, form: FormData) =>
  whmcsApi("UpdateClient", { clientid: (await userOf(cookie)).userId, ...Object.fromEntries(form) });

export const replyToTicket = async (cookie: string, form: FormData) =>
  whmcsApi("AddTicketReply", { clientid: (await userOf(cookie)).userId, ...Object.fromEntries(form) });
