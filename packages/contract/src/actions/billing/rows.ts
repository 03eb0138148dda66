import { countText, dateTime, decimal, idText, money, row, text, word } from "../../wire.ts";
import { invoiceStates } from "../states.ts";

export const invoiceStatus = () => word(...invoiceStates, "Overdue");

/** A tax rate in percent, three places. */
export const taxRate = decimal(3);

/** What one unit of an amount's currency is in the default one, five places. */
export const exchangeRate = decimal(5);

export const transaction = row({
  id: idText,
  userid: countText,
  currency: countText,
  gateway: text,
  date: dateTime,
  description: text,
  amountin: money,
  fees: money,
  amountout: money,
  rate: exchangeRate,
  transid: text,
  invoiceid: countText,
  refundid: countText,
});
