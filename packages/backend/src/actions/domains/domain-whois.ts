import { actions } from "@kraken/contract";
import { hostName } from "../../domains/names.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";

export const domainWhois = handler(
  actions.domainWhois,
  async ({ modules }, input) => {
    const domain = hostName(input.domain) ?? refuse("Domain not valid");
    const answer = await modules.lookup.lookup(domain);
    if (answer.outcome === "unsupported") return refuse("The given TLD is not supported for WHOIS lookups");
    if (answer.outcome === "failed") return refuse(answer.error);
    return { status: answer.outcome === "available" ? "available" : "unavailable", whois: answer.text };
  },
  { domain: "Domain not valid" },
);
