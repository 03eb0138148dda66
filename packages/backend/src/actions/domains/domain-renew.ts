import { actions } from "@kraken/contract";
import { findDomain } from "../../domains/facts.ts";
import { renewDomain } from "../../domains/lifecycle.ts";
import { saveRecord } from "../../domains/record.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { settled } from "../../modules/calls/settled.ts";

export const domainRenew = handler(actions.domainRenew, async (context, input) => {
  const { domainid, domain, regperiod, paymentmethod } = input;
  const { id } = (await findDomain(context, { domainid, domain })) ?? refuse("Domain Not Found");
  await saveRecord(context, id, { paymentmethod });
  settled(await renewDomain(context, id, { isAutomatic: false, years: regperiod, movesDueDate: true }));
  return {};
});
