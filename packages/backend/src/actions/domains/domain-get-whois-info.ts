import { actions } from "@kraken/contract";
import { askRegistrar } from "../../domains/ask.ts";
import { handler } from "../../handler.ts";

export const domainGetWhoisInfo = handler(
  actions.domainGetWhoisInfo,
  async (context, { domainid }) => {
    const { contacts } = await askRegistrar(context, domainid, (registrar, domain) => registrar.getContacts?.(domain));
    const { Registrant = null, Admin = null, Tech = null, ...others } = contacts;
    return { Registrant, Admin, Tech, ...others };
  },
  { domainid: "Domain ID Not Found" },
);
