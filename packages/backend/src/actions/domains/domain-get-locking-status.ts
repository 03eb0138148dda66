import { actions } from "@kraken/contract";
import { askRegistrar } from "../../domains/ask.ts";
import { handler } from "../../handler.ts";

export const domainGetLockingStatus = handler(
  actions.domainGetLockingStatus,
  async (context, { domainid }) => {
    const { isLocked } = await askRegistrar(context, domainid, (registrar, domain) => registrar.getLock?.(domain));
    return { lockstatus: isLocked ? "locked" : "unlocked" };
  },
  { domainid: "Domain ID Not Found" },
);
