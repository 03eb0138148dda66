import { actions } from "@kraken/contract";
import { findDomain } from "../../domains/facts.ts";
import { requestEppCode } from "../../domains/lifecycle.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { settled } from "../../modules/calls/settled.ts";

export const domainRequestEPP = handler(
  actions.domainRequestEPP,
  async (context, { domainid }) => {
    if (!(await findDomain(context, { domainid }))) refuse("Domain ID Not Found");
    const { eppCode } = settled(await requestEppCode(context, domainid));
    return { eppcode: typeof eppCode === "string" ? eppCode : null };
  },
  { domainid: "Domain ID Not Found" },
);
