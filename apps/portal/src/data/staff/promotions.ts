import "server-only";
import { assertScope, type StaffScope } from "../../access/scope.ts";
import { ask } from "../ask.ts";

export type PromotionState = "active" | "coming" | "over" | "usedUp";

/** All promotions, the newest first. (GetPromotions) */
export async function promotions(scope: StaffScope, today: string) {
  assertScope(scope, "staff");
  const answer = await ask(scope).getPromotions({});
  return answer.promotions
    .map((row) => ({
      id: row.id,
      code: row.code,
      type: row.type,
      value: row.value,
      isRecurring: row.recurring,
      /** For so many periods; 0 for all. */
      recursFor: row.recurfor,
      from: row.startdate,
      until: row.expirationdate,
      uses: row.uses,
      /** 0 for any number. */
      most: row.maxuses,
      notes: row.notes,
      state: stateOf(row, today),
    }))
    .sort((a, b) => b.id - a.id);
}

export type Promotion = Awaited<ReturnType<typeof promotions>>[number];

type Facts = { startdate: string | null; expirationdate: string | null; maxuses: number; uses: number };

function stateOf({ startdate, expirationdate, maxuses, uses }: Facts, today: string): PromotionState {
  if (expirationdate !== null && expirationdate < today) return "over";
  if (maxuses > 0 && uses >= maxuses) return "usedUp";
  return startdate !== null && startdate > today ? "coming" : "active";
}
