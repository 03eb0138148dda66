import { actions } from "@kraken/contract";
import { askRegistrar } from "../../domains/ask.ts";
import { handler } from "../../handler.ts";

export const domainGetNameservers = handler(
  actions.domainGetNameservers,
  async (context, { domainid }) => {
    const { nameservers } = await askRegistrar(context, domainid, (registrar, domain) =>
      registrar.getNameservers?.(domain),
    );
    const [ns1 = "", ns2 = "", ns3 = null, ns4 = null, ns5 = null] = nameservers;
    return { ns1, ns2, ns3, ns4, ns5 };
  },
  { domainid: "Domain ID Not Found" },
);
