import { createHash, randomBytes } from "node:crypto";
import type { Database } from "@kraken/database";
import type { Insertable, Transaction } from "kysely";
import type { Tables } from "../schema/index.ts";
import { fillSearch } from "../search/index.ts";
import type { Teller } from "./billing-story.ts";
import { dayOf, momentText } from "./calendar.ts";
import { companyRows, type Rows } from "./company-rows.ts";
import { demoClient } from "./demo-client.ts";
import { countersAtStart, number } from "./numbering.ts";
import { anotherClient, clientsOfDemoLogins, guestTickets, otherClient } from "./other-clients.ts";
import { random } from "./random.ts";
import { worldRows } from "./rows.ts";
import { type ClientStory, emptyWorld, type World } from "./world.ts";

export interface DemoOptions {
  /** How many clients the company has; the first five are the demo's logins. */
  readonly clients?: number;
  /** Everything happens around this moment. */
  readonly clock: () => Date;
  /** How the backend keeps passwords. */
  readonly hashPassword: (password: string) => Promise<string>;
  /** The password of demo@, other@, chooser@ and twofactor@kraken.example. */
  readonly demoPassword: string;
  readonly onProgress?: (done: number, total: number) => void;
}

/** So many clients are told and written at once: within them, ids follow time. */
const atOnce = 500;
/** So many of those are committed at once in a large company: a commit waits for the disk. */
const most = 10;
const firstOrdinary = 6;
const seed = 20_261;

/**
 * Fills an empty, migrated database with the demo company: the same one every time, around the clock's today.
 * Throws when the database has clients already.
 */
export async function seedDemo(database: Database<Tables>, options: DemoOptions): Promise<void> {
  const { onProgress = () => {}, clock } = options;
  const total = Math.max(firstOrdinary - 1, options.clients ?? 200);
  await refuseTakenDatabase(database);

  const now = Math.floor(clock().getTime() / 1000);
  const teller = (number: number, world: World): Teller => ({
    world,
    random: random(seed + number),
    today: dayOf(now),
    now,
  });
  const demoHash = await options.hashPassword(options.demoPassword);
  const closedHash = await options.hashPassword(randomBytes(32).toString("base64url"));
  // Admins are known to the API by the MD5 of their password, and that is what is hashed.
  const adminHash = await options.hashPassword(createHash("md5").update(options.demoPassword).digest("hex"));
  const hashes = { of: (client: ClientStory) => (client.id < firstOrdinary ? demoHash : closedHash) };
  const counters = countersAtStart();

  async function writeBatch(tx: Tx, first: number, last: number): Promise<void> {
    const world = emptyWorld(now);
    if (first === 1) tellDemoLogins(teller, world);
    for (let id = Math.max(first, firstOrdinary); id <= last; id++) {
      const told = teller(id, world);
      anotherClient(told, id, told.today - Math.floor(((total - id) * 1500) / total) - 1);
    }
    number(world, counters);
    const rows = worldRows(world, hashes);
    if (first === 1) {
      rows.users?.push(colleague(world, closedHash));
      await insert(database, tx, companyRows(teller(0, emptyWorld(now)), adminHash));
    }
    await insert(database, tx, rows);
    await attachFiles(database, tx, world);
  }

  if (total > atOnce) await database.prepareLoading();
  const perCommit = atOnce * Math.min(most, Math.max(1, Math.floor(total / 5000)));
  for (let from = 1; from <= total; from += perCommit) {
    const to = Math.min(total, from + perCommit - 1);
    await database.transaction(async (tx) => {
      for (let first = from; first <= to; first += atOnce)
        await writeBatch(tx, first, Math.min(to, first + atOnce - 1));
      await markProgress(tx, to < total ? halfMade : "complete");
    });
    onProgress(to, total);
  }
  await fillSearch(database);
  await database.finishLoading();
}

function tellDemoLogins(teller: (number: number, world: World) => Teller, world: World): void {
  demoClient(teller(1, world));
  otherClient(teller(2, world));
  clientsOfDemoLogins(teller(3, world));
  guestTickets(teller(4, world));
}

/** User 5, who may act for client 1 without owning it. */
function colleague(world: World, password_hash: string): Insertable<Tables["users"]> {
  const created = momentText((world.clients[0]?.created ?? 0) + 86_400 * 200);
  return {
    id: 5,
    uuid: "00000000-0000-4000-a000-000000000005",
    firstname: "Tomas",
    lastname: "Berg",
    email: "tomas@fjordandfell.example",
    password_hash,
    two_factor_enabled: 0,
    email_verified_at: created,
    last_login_at: null,
    created_at: created,
    updated_at: created,
  };
}

type Tx = Transaction<Tables>;

async function insert(database: Database<Tables>, tx: Tx, rows: Rows): Promise<void> {
  for (const table of Object.keys(rows) as (keyof Tables)[]) await database.insertRows(tx, table, rows[table] ?? []);
}

const marker = "KrakenDemoCompany";
const halfMade = "begun";

async function markProgress(tx: Tx, value: string): Promise<void> {
  await tx
    .insertInto("settings")
    .values({ setting: marker, value })
    .onConflict((conflict) => conflict.column("setting").doUpdateSet({ value }))
    .execute();
}

/** Was the demo company begun in this database, and cut off before its end? Then it is of no use. */
export async function isDemoHalfMade(database: Database<Tables>): Promise<boolean> {
  const row = await database.db.selectFrom("settings").select("value").where("setting", "=", marker).executeTakeFirst();
  return row?.value === halfMade;
}

async function refuseTakenDatabase(database: Database<Tables>): Promise<void> {
  if (await isDemoHalfMade(database)) {
    throw new Error("The demo company was begun in this database and cut off: delete the database, and start again.");
  }
  const taken = await database.db.selectFrom("clients").select("id").limit(1).executeTakeFirst();
  if (taken) throw new Error("The demo company needs an empty database, and this one has clients.");
}

/** Files hang on a ticket's opening message, whose id the database gave. */
async function attachFiles(database: Database<Tables>, tx: Tx, world: World): Promise<void> {
  for (const { id, attachment } of world.tickets) {
    if (!attachment) continue;
    const opening = await tx
      .selectFrom("ticket_replies")
      .select(["id", "created_at"])
      .where("ticket_id", "=", id)
      .where("is_opening", "=", 1)
      .executeTakeFirstOrThrow();
    const { filename, data } = attachment;
    const row = {
      ticket_id: id,
      reply_id: opening.id,
      filename,
      size: data.length,
      data,
      created_at: opening.created_at,
    };
    await database.insertRows(tx, "attachments", [row]);
  }
}
