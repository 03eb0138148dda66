import { actions } from "@kraken/contract";
import { findDomain } from "../../domains/facts.ts";
import { setNameservers } from "../../domains/lifecycle.ts";
import { checkedNameservers } from "../../domains/nameservers.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { settled } from "../../modules/calls/settled.ts";

export const domainUpdateNameservers = handler(
  actions.domainUpdateNameservers,
  async (context, input) => {
    const { id } = (await findDomain(context, input)) ?? refuse("Domain ID Not Found");
    const names = checkedNameservers([input.ns1, input.ns2, input.ns3, input.ns4, input.ns5]);
    settled(await setNameservers(context, id, names));
    return {};
  },
  { ns1: "ns1 and ns2 required", ns2: "ns1 and ns2 required" },
);
