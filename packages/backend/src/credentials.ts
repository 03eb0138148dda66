import { createHash, timingSafeEqual } from "node:crypto";
import type { wire } from "@kraken/contract";
import type { Books, Passwords } from "./context.ts";
import { Refusal } from "./errors.ts";

/** The API credential that this backend takes. */
export type Credentials = { identifier: string; secret: string };

export type GateOptions = {
  credentials: Credentials;
  db: Books["db"];
  passwords: Passwords;
  /** Take an admin's user name with the MD5 of his password too, as older integrations send it. */
  adminPasswords: boolean;
  /** Waits; tests have one that does not. */
  pause: (milliseconds: number) => Promise<void>;
};

const digest = (text: string) => createHash("sha256").update(text).digest();

/** Compares without telling by its time how much was right. */
const equal = (given: string, right: string) => timingSafeEqual(digest(given), digest(right));

const text = (value: wire.FormValue | undefined) => (typeof value === "string" ? value : "");

/** The first failures of an address cost nothing; each after that doubles the wait, up to five seconds. */
const FREE_FAILURES = 3;
const LONGEST_PAUSE_MS = 5000;
const MOST_ADDRESSES = 10_000;

/**
 * Who may call the API. The credential passes as identifier and secret, or as username and password; empty fields of
 * the other pair do no harm. WHMCS answers 403 with a JSON body. Failures are slowed for each address.
 */
export function createGate({ credentials, db, passwords, adminPasswords, pause }: GateOptions) {
  const failures = new Map<string, number>();

  async function isAdmin(username: string, md5: string): Promise<boolean> {
    if (!adminPasswords || !/^[0-9a-f]{32}$/i.test(md5)) return false;
    const admin = await db
      .selectFrom("admins")
      .select("password_hash")
      .where(({ fn }) => fn("lower", ["username"]), "=", username.toLowerCase())
      .where("is_disabled", "=", 0)
      .executeTakeFirst();
    // What is stored is the hash of the MD5: WHMCS's clients never send the password itself.
    return passwords.verify(admin?.password_hash ?? "", md5.toLowerCase());
  }

  async function refuse(message: string, address: string): Promise<never> {
    const count = (failures.get(address) ?? 0) + 1;
    failures.delete(address);
    failures.set(address, count);
    const [oldest] = failures.keys();
    if (failures.size > MOST_ADDRESSES && oldest !== undefined) failures.delete(oldest);
    if (count > FREE_FAILURES) await pause(Math.min(100 * 2 ** (count - FREE_FAILURES - 1), LONGEST_PAUSE_MS));
    throw new Refusal(message, 403);
  }

  /** @throws Refusal (403) for a request without the right credential. */
  return async (form: wire.FormTree, address: string): Promise<void> => {
    const pairs = [
      [text(form.identifier), text(form.secret)],
      [text(form.username), text(form.password)],
    ] as const;
    const given = pairs.filter(([name, secret]) => name !== "" && secret !== "");
    if (given.length === 0) return refuse("Invalid or missing credentials", address);
    // Both halves of each pair are compared, whatever the first one said.
    const halves = given.map(
      ([name, secret]) => [equal(name, credentials.identifier), equal(secret, credentials.secret)] as const,
    );
    const username = text(form.username);
    const passed =
      halves.some(([name, secret]) => name && secret) ||
      (username !== "" && (await isAdmin(username, text(form.password))));
    if (!passed) return refuse("Authentication Failed", address);
    failures.delete(address);
  };
}
