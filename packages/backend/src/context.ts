import type { Database, NewJob } from "@kraken/database";
import type { Transaction } from "kysely";
import type { Unexpected } from "./modules/guard.ts";
import type { Modules } from "./modules/index.ts";
import type { Tables } from "./schema/index.ts";

export type Books = Database<Tables>;
export type Tx = Transaction<Tables>;

/** Where everything asks for the time. */
export type Clock = () => Date;

/** Turns a password into what is stored, and compares. Slow on purpose: never inside a transaction. */
export type Passwords = {
  hash(password: string): Promise<string>;
  /** False for a hash that is none, after the same time. */
  verify(hash: string, password: string): Promise<boolean>;
};

/** What a handler gets. Reads go through `db`; a write runs its SQL in `transaction` and sees only tx inside. */
export type Context = {
  db: Books["db"];
  transaction: Books["transaction"];
  lockRow: Books["lockRow"];
  lockName: Books["lockName"];
  passwords: Passwords;
  /** Third parties by name. Never called inside a transaction: reserve (commit) -> call -> settle (commit). */
  modules: Modules;
  /** The request's time: ISO text in UTC to the second, and its day. */
  now: string;
  today: string;
  /** The caller's address. */
  address: string;
  /**
   * Writes a job down in this transaction. It is tried once, after the commit, before the request is answered: what an
   * action sets off is done when it answers, as with WHMCS. A process that dies in between leaves the job to others.
   */
  enqueue(tx: Tx, job: NewJob): Promise<void>;
  /** Keeps an exception for the log; answers a sentence with its reference, and with nothing of what it says. */
  unexpected: Unexpected;
  /** Reads what was changed lately into the search index, so that it is found. */
  refreshSearch(): Promise<void>;
};
