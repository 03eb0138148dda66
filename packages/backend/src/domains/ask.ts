import type { Context } from "../context.ts";
import { refuse } from "../errors.ts";
import type { DomainFacts, RegistrarModule } from "../modules/registrar.ts";
import type { ModuleResult } from "../modules/result.ts";
import { domainFacts } from "./facts.ts";
import { NOT_SUPPORTED } from "./room.ts";

type Done<T extends object> = Extract<ModuleResult<T>, { outcome: "done" }>;

/**
 * Reads something of a domain at its registrar. Refuses with the registrar's own text, and for a registrar that does
 * not have the function.
 */
export async function askRegistrar<T extends object>(
  { db, modules }: Context,
  domainId: number,
  question: (registrar: RegistrarModule, domain: DomainFacts) => Promise<ModuleResult<T>> | undefined,
): Promise<Done<T>> {
  const row = await db.selectFrom("domains").select("registrar").where("id", "=", domainId).executeTakeFirst();
  const domain = row && (await domainFacts(db, domainId));
  if (!domain) return refuse("Domain ID Not Found");
  const registrar = modules.registrars.find(row.registrar);
  if (!registrar) return refuse(NOT_SUPPORTED);
  const asked = question(registrar, domain) ?? refuse(NOT_SUPPORTED);
  const result = await asked;
  return result.outcome === "done" ? (result as Done<T>) : refuse(result.error);
}
