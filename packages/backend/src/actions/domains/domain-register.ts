import { actions } from "@kraken/contract";
import { findDomain } from "../../domains/facts.ts";
import { registerDomain, transferDomain } from "../../domains/lifecycle.ts";
import { saveRecord } from "../../domains/record.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { settled } from "../../modules/calls/settled.ts";

export const domainRegister = handler(actions.domainRegister, async (context, input) => {
  const { domainid, domain, regtype, ...fields } = input;
  const found = (await findDomain(context, { domainid, domain })) ?? refuse("Domain Not Found");
  const languages = context.modules.registrars.find(found.registrar)?.idnLanguages;
  if (fields.idnlanguage !== undefined && languages && !languages.includes(fields.idnlanguage)) {
    refuse(`Invalid IDN Language. Must be one of: ${languages.join(", ")}`);
  }
  await saveRecord(context, found.id, fields);
  const send = regtype === "transfer" ? transferDomain : registerDomain;
  settled(await send(context, found.id, { isAutomatic: false, years: fields.regperiod }));
  return {};
});
