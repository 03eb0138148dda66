import { actions } from "@kraken/contract";
import { askRegistrar } from "../../domains/ask.ts";
import { handler } from "../../handler.ts";

export const krakenGetDomainDns = handler(
  actions.krakenGetDomainDns,
  async (context, { domainid }) => {
    const { records } = await askRegistrar(context, domainid, (registrar, domain) => registrar.getDns?.(domain));
    return { domainid, records: records.map((record) => ({ ...record })) };
  },
  { domainid: "Domain ID Not Found" },
);
