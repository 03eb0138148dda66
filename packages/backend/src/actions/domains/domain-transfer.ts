import { actions } from "@kraken/contract";
import { findDomain } from "../../domains/facts.ts";
import { transferDomain } from "../../domains/lifecycle.ts";
import { saveRecord } from "../../domains/record.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { settled } from "../../modules/calls/settled.ts";

export const domainTransfer = handler(actions.domainTransfer, async (context, input) => {
  const { domainid, domain, eppcode, ...fields } = input;
  const { id } = (await findDomain(context, { domainid, domain })) ?? refuse("Domain Not Found");
  await saveRecord(context, id, fields);
  settled(await transferDomain(context, id, { isAutomatic: false, years: fields.regperiod, eppCode: eppcode }));
  return {};
});
