import { mkdtempSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Transaction } from "kysely";
import { vi } from "vitest";
import { asked, forgetAnswers, refusal, say } from "../../data/test/whmcs.ts";
import { openStore } from "../../store/store.ts";
import type { StoreTables } from "../../store/tables.ts";
import { withConnection } from "../connection.ts";
import { resetLimits, TooManyError } from "../limits.ts";

/**
 * What stands around a page or an action, for tests: a browser with cookies, a WHMCS that says what it is told to say and
 * writes down what it is asked, and a store of the test's own. Tests put it in place with
 *
 *     vi.mock("next/headers", async () => (await import("./test/world.ts")).nextHeaders);
 *     vi.mock("../lib/whmcs.ts", async () => (await import("./test/world.ts")).whmcsModule);
 *     beforeEach(beginAnew);
 */

export const SITE = "https://portal.example";
export const OWNER_PASSWORD = "the owner's long password";

Object.assign(process.env, {
  UNDO_SECONDS: "0",
  API_ENDPOINT: "http://127.0.0.1:1/includes/api.php",
  API_IDENTIFIER: "identifier",
  API_SECRET: "secret of the API",
  JWT_SECRET: "j".repeat(32),
  ADMIN_JWT_SECRET: "a".repeat(32),
  ADMIN_PASSWORD: OWNER_PASSWORD,
  PUBLIC_URL: SITE,
  DATABASE_URL: "",
  REDIS_URL: "",
  // WHMCS is asked each time: what it says changes from line to line of a test.
  CACHE_SECONDS: "0",
  STANDING_SECONDS: "0",
  KRAKEN_HOME: mkdtempSync(join(tmpdir(), "kraken-test-")),
  OIDC_ISSUER: "https://id.example",
  OIDC_CLIENT_ID: "portal",
  OIDC_CLIENT_SECRET: "secret of the portal at the provider",
  // As next.config.ts has it: else forbidden() says that it is not switched on.
  __NEXT_EXPERIMENTAL_AUTH_INTERRUPTS: "true",
});

export {
  asked,
  askedOf,
  lostAnswer,
  noConnection,
  refusal,
  say,
  ticketOf,
  unknownAction,
  whmcsModule,
} from "../../data/test/whmcs.ts";

/** Somebody's browser. */
export class Browser {
  readonly cookies = new Map<string, string>();
  readonly headers = new Headers({ origin: SITE, host: "portal.example", "user-agent": "a test" });
  address = "192.0.2.1";

  /** Runs something as a request of this browser's. */
  run<R>(work: () => R): R {
    const before = now;
    now = this;
    const request = {
      socket: { remoteAddress: this.address },
      headers: {},
      headersDistinct: {},
    } as unknown as IncomingMessage;
    const response = { headersSent: true } as ServerResponse;
    const done = () => {
      now = before;
    };
    const result = withConnection({ request, response }, work);
    if (result instanceof Promise) return result.finally(done) as R;
    done();
    return result;
  }

  /** Another one with the same cookies, as a thief would have them. */
  copy(): Browser {
    const other = new Browser();
    for (const [name, value] of this.cookies) other.cookies.set(name, value);
    return other;
  }
}

/** Another browser, at another address for each number. */
export const elsewhere = (at: number): Browser => Object.assign(new Browser(), { address: `198.51.100.${at}` });

/** The browser of what a test does by `as`: a new one in each test. */
export let browser = new Browser();

/** From here on another one is used. */
export function takeBrowser(other = new Browser()): void {
  browser = other;
}

export const as = <R>(work: () => R): R => browser.run(work);

/** How often something may be tried before it is refused. */
export async function tries(one: (at: number) => Promise<unknown>, most = 100): Promise<number> {
  for (let at = 0; at < most; at++) {
    try {
      await one(at);
    } catch (error) {
      if (error instanceof TooManyError) return at;
      throw error;
    }
  }
  return most;
}

/** The same from addresses that differ. */
export const triesElsewhere = (one: () => Promise<unknown>, most?: number): Promise<number> =>
  tries((at) => elsewhere(at).run(one), most);

export function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

let now = new Browser();

const jar = {
  get: (name: string) => (now.cookies.has(name) ? { name, value: now.cookies.get(name) } : undefined),
  getAll: () => [...now.cookies].map(([name, value]) => ({ name, value })),
  has: (name: string) => now.cookies.has(name),
  set: (name: string, value: string, options?: { maxAge?: number }) =>
    options?.maxAge === 0 ? now.cookies.delete(name) : now.cookies.set(name, value),
  delete: (name: string) => now.cookies.delete(name),
};

/** In the place of next/headers. */
export const nextHeaders = { cookies: async () => jar, headers: async () => now.headers };

export type Person = { id: number; email: string; password: string };
export const ines: Person = { id: 7, email: "ines@fjord.example", password: "a password of hers" };
export const tomas: Person = { id: 8, email: "tomas@fjord.example", password: "a password of his" };

/** Client 12 is Ines's, and Tomas may do a few things for it; 13 is somebody else's. */
export function usualAnswers(): void {
  const users = [ines, tomas].map(({ id, email }) => ({ id, name: email, email, is_owner: id === ines.id }));
  forgetAnswers();
  say({
    validateLogin: ({ email, password2 }) => {
      const found = [ines, tomas].find((person) => person.email === email && person.password === password2);
      if (!found) throw refusal("Email or Password Invalid");
      return { userid: found.id, twoFactorEnabled: false };
    },
    getUsers: () =>
      [ines, tomas].map(({ id, email }) => ({ id, email, firstname: "F", lastname: "L", clients: [{ id: 12 }] })),
    getClientsDetails: ({ clientid }) => ({
      client: {
        id: clientid,
        status: "Active",
        companyname: `Company ${clientid}`,
        firstname: "Ines",
        lastname: "Falk",
        fullname: "Ines Falk",
        email: ines.email,
        owner_user_id: clientid === 12 ? ines.id : 99,
        users: clientid === 12 ? users : [{ id: 99, name: "Other", email: "o@other.example", is_owner: true }],
        language: "english",
        currency_code: "EUR",
        postcode: "",
        city: "",
        phonenumber: "",
      },
    }),
    getUserPermissions: () => ({ permissions: ["tickets"] }),
  });
}

/** Writes into the store what no function of the portal would. */
export const changeStore = async (work: (tx: Transaction<StoreTables>) => Promise<unknown>): Promise<unknown> =>
  (await openStore()).transaction(work);

/** A world as it was at the beginning: nothing tried, nothing asked; the store is the file's own. */
export async function beginAnew(): Promise<void> {
  now = new Browser();
  takeBrowser();
  asked.length = 0;
  usualAnswers();
  await resetLimits();
  await changeStore(async (tx) => {
    for (const table of ["sessions", "second_factors", "recovery_codes", "principals", "staff", "settings"] as const)
      await tx.deleteFrom(table).execute();
  });
  vi.spyOn(console, "error").mockImplementation(() => {});
}

/** What became of something that Next's own errors end: "403", "404", "to /login", or "went on". */
export async function endOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
    return "went on";
  } catch (error) {
    const digest = String((error as { digest?: unknown }).digest ?? "");
    if (digest.startsWith("NEXT_HTTP_ERROR_FALLBACK;")) return digest.split(";")[1] ?? "";
    if (digest.startsWith("NEXT_REDIRECT;")) return `to ${digest.split(";")[2]}`;
    throw error;
  }
}
