import { count, date, fields, flag, id, opt, row, text, word } from "../../wire.ts";
import { clientStates } from "../states.ts";

export const clientStatus = () => word(...clientStates);

export const clientFields = {
  id,
  firstname: text,
  lastname: text,
  companyname: text,
  email: text,
  datecreated: date,
  groupid: count,
  status: clientStatus(),
};

/** A client as lists show him. */
export const clientRow = row(clientFields);

/** What clients and contacts want to be mailed about; in requests `email_preferences[general]` and so on. */
export const emailPreferencesInput = fields({
  general: opt(flag.text),
  product: opt(flag.text),
  domain: opt(flag.text),
  invoice: opt(flag.text),
  support: opt(flag.text),
  affiliate: opt(flag.text),
});
