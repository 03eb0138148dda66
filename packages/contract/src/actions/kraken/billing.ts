import { action } from "../../action.ts";
import { choice, commaList, id, int, money, opt, text, word } from "../../wire.ts";
import { invoiceStates } from "../states.ts";

const status = () => word(...invoiceStates);

/**
 * Makes an invoice with which a client adds to his credit balance; paying it does so. The settings AddFundsEnabled,
 * AddFundsMinimum, AddFundsMaximum, AddFundsMaximumBalance and AddFundsRequireOrder say whether he may, and how much;
 * their amounts are of the default currency, `amount` is of the client's.
 */
export const krakenAddFunds = action("KrakenAddFunds", {
  group: "Kraken",
  effect: "write",
  input: { clientid: id, amount: money, paymentmethod: opt(text) },
  output: { invoiceid: id, status: status(), total: money },
  errors: [
    "Client ID Not Found",
    "Adding funds is not enabled",
    "An active order is required to add funds",
    "Invalid Payment Method",
    "Amount is not valid",
    "Amount must be at least xxx",
    "Amount must not exceed xxx",
    "Balance must not exceed xxx",
  ],
  extension: true,
});

/**
 * Makes one invoice with which several unpaid invoices of a client are paid; once it is paid, they are. It has a line of
 * the type Invoice for each. Asked for again while it is unpaid, the same invoice is answered; an unpaid one for some of
 * the same invoices is cancelled.
 */
export const krakenPayInvoices = action("KrakenPayInvoices", {
  group: "Kraken",
  effect: "write",
  input: { clientid: id, invoiceids: commaList(id), paymentmethod: opt(text) },
  output: { invoiceid: id, status: status(), total: money },
  errors: [
    "Client ID Not Found",
    "Two invoices or more are required",
    "Invoice ID Not Found",
    "One of the invoices is not unpaid",
    "One of the invoices pays other invoices",
    "One of the invoices is being paid already",
    "Invalid Payment Method",
  ],
  extension: true,
});

/**
 * Gives back what was paid of an invoice, or a part: through the gateway that took it (`type` Gateway, as when left
 * out), into the client's credit balance, or noted alone because it was done by hand (Manual, with the bank's number as
 * `transid`). `transactionid` names the payment, else it is the newest that the amount fits in; `amount` is all of it
 * unless given. Answers the id of the transaction that was made, and the invoice's state.
 */
export const krakenRefundInvoice = action("KrakenRefundInvoice", {
  group: "Kraken",
  effect: "write",
  input: {
    invoiceid: id,
    transactionid: opt(int),
    amount: opt(money),
    type: opt(choice("Gateway", "Credit", "Manual")),
    transid: opt(text),
  },
  output: { invoiceid: id, transactionid: id, amount: money, status: status() },
  errors: [
    "Invoice ID Not Found",
    "Transaction ID Not Found",
    "Nothing is left to refund",
    "Amount is not valid",
    "Amount exceeds what was paid",
    "The gateway can't refund",
    "The gateway refused: xxx (its message)",
    "The gateway did not answer: it is asked again until it does",
  ],
  extension: true,
});
