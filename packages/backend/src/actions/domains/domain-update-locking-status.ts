import { actions } from "@kraken/contract";
import { findDomain } from "../../domains/facts.ts";
import { setLock } from "../../domains/lifecycle.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { settled } from "../../modules/calls/settled.ts";

export const domainUpdateLockingStatus = handler(
  actions.domainUpdateLockingStatus,
  async (context, { domainid, lockstatus }) => {
    const domain = (await findDomain(context, { domainid })) ?? refuse("Domain ID Not Found");
    if (!context.modules.registrars.find(domain.registrar)) {
      refuse("An invalid configuration was detected with the registrar module");
    }
    settled(await setLock(context, domainid, lockstatus ?? false));
    return {};
  },
  { domainid: "Domain ID Not Found" },
);
