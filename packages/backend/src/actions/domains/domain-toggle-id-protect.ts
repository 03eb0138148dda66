import { actions } from "@kraken/contract";
import { findDomain } from "../../domains/facts.ts";
import { setIdProtection } from "../../domains/lifecycle.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { settled } from "../../modules/calls/settled.ts";

export const domainToggleIdProtect = handler(
  actions.domainToggleIdProtect,
  async (context, { domainid, idprotect }) => {
    if (!(await findDomain(context, { domainid }))) refuse("Domain ID Not Found");
    settled(await setIdProtection(context, domainid, idprotect ?? false));
    return {};
  },
  { domainid: "Domain ID Not Found" },
);
