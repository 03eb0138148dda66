import type { ClientScope } from "../../../../access/scope.ts";
import { type Domain, domainNow } from "../../../../data/domains.ts";
import { idFrom } from "../../../../data/owned.ts";
import { type Service, serviceNow } from "../../../../data/services.ts";

/** What a ticket may be about, as the form and addresses write it: "service-12", "domain-7". */
export type About = { service: Service } | { domain: Domain };

/** The client's own service or domain of that name; undefined when he has no such one. */
export async function ownAbout(scope: ClientScope, text: string): Promise<About | undefined> {
  const [, kind, digits] = /^(service|domain)-(\d+)$/.exec(text) ?? [];
  const id = idFrom(digits);
  if (id === undefined || !scope.may(kind === "service" ? "products" : "domains")) return undefined;
  if (kind === "service") {
    const found = await serviceNow(scope, id);
    return found && { service: found };
  }
  const found = await domainNow(scope, id);
  return found && { domain: found };
}
