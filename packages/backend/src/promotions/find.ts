import type { Context, Tx } from "../context.ts";
import type { BuyerHistory, Promotion } from "./eligibility.ts";

type Db = Context["db"] | Tx;

/** The promotion with a code, whatever its case. */
export async function promotionByCode(db: Db, code: string): Promise<Promotion | undefined> {
  if (code.trim() === "") return undefined;
  return db
    .selectFrom("promotions")
    .selectAll()
    .where(({ fn }) => fn("lower", ["code"]), "=", code.trim().toLowerCase())
    .executeTakeFirst();
}

/** What a guest has behind him: nothing. */
export const guestHistory: BuyerHistory = {
  isClient: false,
  hasOrdered: false,
  hasActive: false,
  usesOfCode: 0,
  activeKeys: new Set(),
};

/** What the rules of a promotion ask about a client. */
export async function historyOf(db: Db, clientId: number, promotion: Promotion): Promise<BuyerHistory> {
  const active = ["Active", "Suspended", "Completed"];
  // One after the other: inside a transaction there is one connection.
  const orders = await db
    .selectFrom("orders")
    .select("promo_code")
    .where("client_id", "=", clientId)
    .where("status", "not in", ["Cancelled", "Fraud"])
    .execute();
  const services = await db
    .selectFrom("services")
    .select("product_id")
    .distinct()
    .where("client_id", "=", clientId)
    .where("status", "in", active)
    .execute();
  const addons = await db
    .selectFrom("service_addons")
    .select("addon_id")
    .distinct()
    .where("client_id", "=", clientId)
    .where("status", "in", active)
    .execute();
  const domains = await db
    .selectFrom("domains")
    .select("domain")
    .where("client_id", "=", clientId)
    .where("status", "=", "Active")
    .execute();
  const activeKeys = new Set([
    ...services.map((row) => String(row.product_id)),
    ...addons.filter((row) => row.addon_id !== null).map((row) => `A${row.addon_id}`),
    ...domains.map((row) => `D${row.domain.slice(row.domain.indexOf("."))}`),
  ]);
  return {
    isClient: true,
    hasOrdered: orders.length > 0,
    hasActive: activeKeys.size > 0,
    usesOfCode: orders.filter((row) => row.promo_code.toLowerCase() === promotion.code.toLowerCase()).length,
    activeKeys,
  };
}
