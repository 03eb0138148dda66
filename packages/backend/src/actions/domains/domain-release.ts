import { actions } from "@kraken/contract";
import { findDomain } from "../../domains/facts.ts";
import { releaseDomain } from "../../domains/lifecycle.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { settled } from "../../modules/calls/settled.ts";

export const domainRelease = handler(actions.domainRelease, async (context, input) => {
  const { id } = (await findDomain(context, input)) ?? refuse("Domain Not Found");
  settled(await releaseDomain(context, id, input.newtag));
  return {};
});
