import { openStore } from "../../../store/store.ts";

export const dynamic = "force-dynamic";

/** Alive, and able to reach its own database. Says nothing of WHMCS: the portal stands without it. */
export async function GET() {
  try {
    const { db } = await openStore();
    await db.selectFrom("sessions").select("id").limit(1).execute();
    return Response.json({ status: "ok" }, { headers: { "cache-control": "no-store" } });
  } catch {
    return Response.json({ status: "failing", why: "The portal's own database does not answer." }, { status: 503 });
  }
}
