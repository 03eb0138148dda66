import { actions } from "@kraken/contract";
import { findDomain } from "../../domains/facts.ts";
import { setContacts } from "../../domains/lifecycle.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { settled } from "../../modules/calls/settled.ts";

export const domainUpdateWhoisInfo = handler(
  actions.domainUpdateWhoisInfo,
  async (context, { domainid, xml }) => {
    if (!(await findDomain(context, { domainid }))) refuse("Domain ID Not Found");
    if (Object.keys(xml).length === 0) refuse("XML Required");
    settled(await setContacts(context, domainid, xml));
    return {};
  },
  { domainid: "Domain ID Not Found", xml: "XML Required" },
);
