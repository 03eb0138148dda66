import type { Context } from "../context.ts";
import { queueMail } from "../mail/queue.ts";
import { noteActivity } from "../services/note-activity.ts";
import { readSettings } from "../settings.ts";
import { domainFacts } from "./facts.ts";
import { periodsOf, stateOn } from "./periods.ts";
import { held } from "./room.ts";
import { tldOf } from "./tlds.ts";

/** States of a domain that is with us and may still be renewed. */
const ours = ["Active", "Grace", "Redemption"];

/**
 * Moves domains that have expired into Grace, Redemption and Expired, by the periods of their endings. Called by the
 * daily run, as often as it likes; answers how many changed their state.
 */
export async function expireDomains(context: Context): Promise<number> {
  const { db, transaction, lockRow, today, now } = context;
  const due = await db
    .selectFrom("domains")
    .select("id")
    .where("status", "in", ours)
    .where("expires_on", "<", today)
    .orderBy("id")
    .execute();
  let changed = 0;
  for (const { id } of due) {
    changed += await transaction(async (tx) => {
      await lockRow(tx, "domains", id);
      const row = await tx
        .selectFrom("domains")
        .select(["domain", "status", "expires_on"])
        .where("id", "=", id)
        .executeTakeFirst();
      if (!row?.expires_on || !ours.includes(row.status)) return 0;
      const status = stateOn(today, row.expires_on, periodsOf(await tldOf(tx, row.domain)));
      if (status === row.status) return 0;
      await tx.updateTable("domains").set({ status, updated_at: now }).where("id", "=", id).execute();
      return 1;
    });
  }
  return changed;
}

/** Domains in some states that have a registrar, those first that were not looked at for longest. */
async function waiting({ db }: Context, statuses: readonly string[], most: number): Promise<number[]> {
  const rows = await db
    .selectFrom("domains")
    .select("id")
    .where("status", "in", statuses)
    .where("registrar", "<>", "")
    .orderBy(({ fn, val }) => fn.coalesce("synced_at", val("")))
    .orderBy("id")
    .limit(most)
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * Asks registrars how domains stand, and writes it down: when they expire, that they were transferred away, that a
 * registration is through. Only while DomainSyncEnabled is on. `most` domains at a time, those that waited longest
 * first; answers how many were told.
 */
export async function syncDomains(context: Context, most = 500): Promise<number> {
  const { db, modules, transaction, lockRow, now, today } = context;
  if (!(await readSettings(db)).isOn("DomainSyncEnabled")) return 0;
  let told = 0;
  for (const id of await waiting(context, [...ours, "Expired", "Pending Registration"], most)) {
    const domain = await domainFacts(db, id);
    const { registrar = "" } =
      (await db.selectFrom("domains").select("registrar").where("id", "=", id).executeTakeFirst()) ?? {};
    const answer =
      domain &&
      (await modules.registrars
        .find(registrar)
        ?.sync?.(domain)
        .catch(() => undefined));
    await transaction(async (tx) => {
      await lockRow(tx, "domains", id);
      const row = await tx.selectFrom("domains").selectAll().where("id", "=", id).executeTakeFirst();
      // What was changed while the registrar was asked is newer than its answer.
      if (!row || row.status !== domain?.status) return;
      const seen = { synced_at: now, updated_at: now };
      if (answer?.outcome !== "done" || answer.state === "pending") {
        await tx.updateTable("domains").set({ synced_at: now }).where("id", "=", id).execute();
        return;
      }
      told++;
      if (answer.state === "transferred away") {
        await tx
          .updateTable("domains")
          .set({ ...seen, status: "Transferred Away" })
          .where("id", "=", id)
          .execute();
        return;
      }
      const expires_on = answer.expiresOn ?? row.expires_on;
      const isNew = row.status === "Pending Registration";
      const periods = periodsOf(await tldOf(tx, row.domain));
      const state = expires_on === null ? "Active" : stateOn(today, expires_on, periods);
      const changes =
        isNew && expires_on !== null ? { ...held(expires_on), registered_on: today } : { status: state, expires_on };
      await tx
        .updateTable("domains")
        .set({ ...seen, ...changes })
        .where("id", "=", id)
        .execute();
    });
  }
  return told;
}

/**
 * Asks registrars how transfers to us go. One that is completed makes the domain Active, due when it expires; one that
 * failed makes it Cancelled, and the registry's reason is noted. Answers how many ended.
 */
export async function syncTransfers(context: Context, most = 500): Promise<number> {
  const { db, modules, transaction, lockRow, now } = context;
  if (!(await readSettings(db)).isOn("DomainSyncEnabled")) return 0;
  let ended = 0;
  for (const id of await waiting(context, ["Pending Transfer"], most)) {
    const domain = await domainFacts(db, id);
    const row = await db.selectFrom("domains").select("registrar").where("id", "=", id).executeTakeFirst();
    const registrar = row && modules.registrars.find(row.registrar);
    const answer = domain && (await registrar?.syncTransfer?.(domain).catch(() => undefined));
    await transaction(async (tx) => {
      await lockRow(tx, "domains", id);
      const still = await tx
        .selectFrom("domains")
        .select(["client_id", "expires_on"])
        .where("id", "=", id)
        .where("status", "=", "Pending Transfer")
        .executeTakeFirst();
      if (!still) return;
      if (answer?.outcome !== "done" || answer.state === "pending") {
        await tx.updateTable("domains").set({ synced_at: now }).where("id", "=", id).execute();
        return;
      }
      ended++;
      const isHere = answer.state === "completed";
      const expires_on = answer.expiresOn ?? still.expires_on;
      const here = expires_on === null ? { status: "Active" } : held(expires_on);
      const changes = isHere ? here : { status: "Cancelled" };
      await tx
        .updateTable("domains")
        .set({ ...changes, synced_at: now, updated_at: now })
        .where("id", "=", id)
        .execute();
      await queueMail(context, tx, {
        template: isHere ? "Domain Transfer Completed" : "Domain Transfer Failed",
        about: id,
        merge: { domain_transfer_failure_reason: answer.reason },
      });
      await noteActivity(
        context,
        tx,
        isHere
          ? `Domain Transfer Completed - Domain ID: ${id}`
          : `Domain Transfer Failed - Domain ID: ${id} - ${answer.reason}`,
        still.client_id,
      );
    });
  }
  return ended;
}
