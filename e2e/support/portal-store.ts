import { join } from "node:path";
import { connect } from "@kraken/database";
import type { OwnSystem } from "./own-system.ts";

type Tables = {
  sessions: {
    id: string;
    kind: string;
    seen_at: string;
    expires_at: string;
    ended_at: string | null;
    end_reason: string | null;
  };
  audit_entries: {
    number: number;
    who: string;
    as_whom: string;
    action: string;
    object: string;
    result: string;
    note: string;
  };
};

/** The portal's own database, for what a test can't wait for and for what no page shows. */
export async function withStore<R>(
  own: OwnSystem,
  work: (store: Awaited<ReturnType<typeof open>>) => Promise<R>,
): Promise<R> {
  const store = await open(own);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

const open = ({ home }: OwnSystem) => connect<Tables>(`file:${join(home, "portal.db")}`);

const LONG_AGO = "2020-01-01T00:00:00Z";

/** As if the sessions of this kind had last been used long ago. */
export const backdate = (own: OwnSystem, kind: "client" | "staff") =>
  withStore(own, (store) =>
    store.transaction((tx) => tx.updateTable("sessions").set({ seen_at: LONG_AGO }).where("kind", "=", kind).execute()),
  );

/** As if the session of this cookie's token had last been used, or had begun, too long ago. */
export function outlive(own: OwnSystem, token: string, which: "idle" | "absolute"): Promise<unknown> {
  const claims = Buffer.from(token.split(".")[1] ?? "", "base64url").toString();
  const { sessionId } = JSON.parse(claims) as { sessionId: string };
  const past = which === "idle" ? { seen_at: LONG_AGO } : { expires_at: LONG_AGO };
  return withStore(own, (store) =>
    store.transaction((tx) => tx.updateTable("sessions").set(past).where("id", "=", sessionId).execute()),
  );
}

/** The audit log's lines, the oldest first, as "who as whom action object result". */
export const auditLines = (own: OwnSystem) =>
  withStore(own, async ({ db }) => {
    const rows = await db.selectFrom("audit_entries").selectAll().orderBy("number").execute();
    return rows.map((row) => [row.who, row.as_whom, row.action, row.object, row.result].filter(Boolean).join(" "));
  });

/** What the audit log has of one thing, the oldest first: "service 12". */
export const auditOf = (own: OwnSystem, object: string) =>
  withStore(own, ({ db }) =>
    db
      .selectFrom("audit_entries")
      .select(["action", "note", "result"])
      .where("object", "=", object)
      .orderBy("number")
      .execute(),
  );
