import { actions } from "@kraken/contract";
import { checkedRecords } from "../../domains/dns.ts";
import { findDomain } from "../../domains/facts.ts";
import { setDns } from "../../domains/lifecycle.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { settled } from "../../modules/calls/settled.ts";

export const krakenSetDomainDns = handler(
  actions.krakenSetDomainDns,
  async (context, { domainid, records }) => {
    const domain = (await findDomain(context, { domainid })) ?? refuse("Domain ID Not Found");
    if (domain.dns_management !== 1) refuse("DNS management is not enabled for this domain");
    const checked = checkedRecords(records);
    if (typeof checked === "string") return refuse(checked);
    settled(await setDns(context, domainid, checked));
    return { domainid };
  },
  { domainid: "Domain ID Not Found" },
);
