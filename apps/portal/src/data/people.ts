import "server-only";
import { ActionError, UnsupportedActionError } from "@kraken/sdk";
import { assertScope, type ClientScope, type PublicScope, type StaffScope } from "../access/scope.ts";
import { compareAmounts, negated, sumOf } from "../lib/amounts.ts";
import { ask } from "./ask.ts";
import { addressLines, clientAnswer, clientDetails, letterLines, nameOf } from "./client-details.ts";
import { once } from "./once.ts";
import { me, userByEmail } from "./standing.ts";

export type LoginUser = { id: number; twoFactorEnabled: boolean; clientIds: number[] };

/**
 * The user whom this e-mail address and password belong to, with the clients for whom he may act; undefined when they
 * belong to none. (ValidateLogin, GetUsers)
 */
export async function userOfLogin(scope: PublicScope, email: string, password: string): Promise<LoginUser | undefined> {
  assertScope(scope, "public");
  const login = await ask(scope)
    .validateLogin({ email, password2: password })
    .catch((error) => {
      if (error instanceof ActionError && error.is("Email or Password Invalid")) return undefined;
      throw error;
    });
  if (!login) return undefined;
  const user = await userByEmail(scope, email);
  const clientIds = user?.id === login.userid ? user.clientIds : [];
  return { id: login.userid, twoFactorEnabled: login.twoFactorEnabled, clientIds };
}

/** Whether this is the signed-in user's password. (ValidateLogin) */
export async function isUserPassword(scope: ClientScope, password: string): Promise<boolean> {
  assertScope(scope, "client");
  const { email } = await me(scope);
  const login = await ask(scope)
    .validateLogin({ email, password2: password })
    .catch((error) => {
      if (error instanceof ActionError && error.is("Email or Password Invalid")) return undefined;
      throw error;
    });
  return login?.userid === scope.userId;
}

/**
 * Gives the signed-in user a new password, when the current one is right. Where the engine can't, WHMCS mails a link.
 * (KrakenChangeUserPassword, else ResetPassword)
 */
export async function changeUserPassword(
  scope: ClientScope,
  current: string,
  next: string,
): Promise<"changed" | "wrong" | "short" | "mailed"> {
  assertScope(scope, "client");
  try {
    await ask(scope).krakenChangeUserPassword({ user_id: scope.userId, oldpassword: current, newpassword: next });
    return "changed";
  } catch (error) {
    if (error instanceof ActionError && error.is("The existing password is incorrect")) return "wrong";
    if (error instanceof ActionError && error.is("The new password is too short")) return "short";
    if (!(error instanceof UnsupportedActionError)) throw error;
  }
  if (!(await isUserPassword(scope, current))) return "wrong";
  await ask(scope).resetPassword({ id: scope.userId });
  return "mailed";
}

export type Profile = {
  id: number;
  name: string;
  /** The client's first and last name. */
  person: string;
  firstName: string;
  email: string;
  /** Name and address, line by line, as a letter has them. */
  address: string[];
  taxId: string;
  currency: string;
  /** What is left on the client's credit, decimal text. */
  credit: string;
  language: string;
};

/** The signed-in client himself. (GetClientsDetails) */
export const profile = once(async (scope: ClientScope): Promise<Profile> => {
  assertScope(scope, "client");
  const client = await clientDetails(scope.clientId);
  if (!client) throw new Error("The client is gone");
  return {
    id: client.id,
    name: nameOf(client),
    person: `${client.firstname} ${client.lastname}`.trim(),
    firstName: client.firstname,
    email: client.email,
    address: letterLines(client),
    taxId: client.tax_id,
    currency: client.currency_code,
    credit: client.credit,
    language: client.language,
  };
});

export type ClientListQuery = {
  search?: string | undefined;
  status?: "Active" | "Inactive" | "Closed" | undefined;
  sort?: "id" | "firstname" | "companyname" | "email" | "datecreated" | "status" | undefined;
  descending?: boolean | undefined;
  page: number;
  pageSize: number;
};

export type ClientListRow = {
  id: number;
  name: string;
  person: string;
  email: string;
  created: string | null;
  status: string;
  /** The id of the client's group; 0 for none. */
  group: number;
};

/** One page of all clients. (GetClients) */
export async function clients(
  scope: StaffScope,
  query: ClientListQuery,
): Promise<{ rows: ClientListRow[]; total: number }> {
  assertScope(scope, "staff");
  const answer = await ask(scope).getClients({
    limitstart: (query.page - 1) * query.pageSize,
    limitnum: query.pageSize,
    search: query.search || undefined,
    status: query.status,
    orderby: query.sort ?? "id",
    sorting: query.descending ? "DESC" : "ASC",
  });
  const rows = answer.clients.map((client) => ({
    id: client.id,
    name: nameOf(client),
    person: `${client.firstname} ${client.lastname}`.trim(),
    email: client.email,
    created: client.datecreated,
    status: client.status,
    group: client.groupid,
  }));
  return { rows, total: answer.totalresults };
}

/** The amount in one of WHMCS's texts for display: "$2,645.80 USD", "€2.645,80 EUR", "¥2,646". Null where none is. */
export function amountIn(text: string | undefined): string | null {
  const [number = ""] = text?.match(/-?\d[\d.,]*/) ?? [];
  const [, whole = "", fraction = "00"] = /^(.*?)(?:[.,](\d{2}))?$/.exec(number) ?? [];
  return whole === "" ? null : `${whole.replace(/[.,]/g, "")}.${fraction}`;
}

/** WHMCS counts what is late among what is due. */
function dueOf(all: string | null, late: string | null): string | null {
  if (all === null || late === null) return null;
  const rest = sumOf([all, negated(late)]);
  return compareAmounts(rest, "0") < 0 ? null : rest;
}

/** One client for staff, or undefined when there is none. (GetClientsDetails with stats) */
export const client = once(async (scope: StaffScope, id: number) => {
  assertScope(scope, "staff");
  const answer = await clientAnswer(ask(scope), id);
  if (!answer) return undefined;
  const { client: found, stats } = answer;
  const unpaidAmount = amountIn(stats?.unpaidinvoicesamount);
  const overdueAmount = amountIn(stats?.overdueinvoicesbalance);
  const dueAmount = dueOf(amountIn(stats?.dueinvoicesbalance) ?? unpaidAmount, overdueAmount);
  return {
    id: found.id,
    name: nameOf(found),
    person: found.fullname,
    company: found.companyname,
    email: found.email,
    phone: (found.phonenumberformatted || found.phonenumber).replace(".", " "),
    address: addressLines(found),
    taxId: found.tax_id,
    status: found.status,
    since: found.datecreated,
    currency: found.currency_code,
    credit: found.credit,
    taxExempt: found.taxexempt,
    emailVerified: found.email_verified,
    notes: found.notes,
    users: found.users.map((user) => ({ id: user.id, name: user.name, email: user.email, isOwner: user.is_owner })),
    group: found.groupid,
    figures: {
      /** All that was ever paid, less what was given back; null where it is not told. */
      lifetime: amountIn(stats?.income),
      unpaid: stats?.numunpaidinvoices ?? 0,
      unpaidAmount,
      overdue: stats?.numoverdueinvoices ?? 0,
      overdueAmount,
      /** What is to be paid and not late. */
      due: Math.max(0, (stats?.numunpaidinvoices ?? 0) - (stats?.numoverdueinvoices ?? 0)),
      dueAmount,
      services: stats?.productsnumtotal ?? 0,
      activeServices: stats?.productsnumactive ?? 0,
      domains: stats?.numdomains ?? 0,
      activeDomains: stats?.numactivedomains ?? 0,
      tickets: stats?.numtickets ?? 0,
      activeTickets: stats?.numactivetickets ?? 0,
    },
  };
});

export type Client = NonNullable<Awaited<ReturnType<typeof client>>>;
