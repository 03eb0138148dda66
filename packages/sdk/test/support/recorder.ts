import * as behave from "./behaviours.ts";

const ids = [
  ...["clientid", "contactid", "invoiceid", "quoteid", "serviceid", "domainid", "ticketid", "paymethodid", "userid"],
  ...["announcementid", "noteid", "id", "orderid", "owner_id"],
];

/** Rows that the composite calls look for. */
const rows: Record<string, unknown> = {
  GetClientsDomains: { domains: { domain: [{ id: 3, userid: 1, domainname: "A.example", regdate: "2024-01-01" }] } },
  GetContacts: { contacts: { contact: [{ id: 4, userid: 1 }] } },
  GetTLDPricing: { currency: { id: 1, code: "EUR" }, pricing: {} },
  GetTransactions: {
    transactions: {
      transaction: [
        { id: "11", transid: "tx-1", date: "2026-11-23", amountin: "15.95", amountout: "0.00" },
        { id: "12", transid: "tx-1", date: "2026-11-22", amountin: "5.00", amountout: "0.00" },
        { id: "13", transid: "tx-2", date: "2026-11-24", amountin: "0.00", amountout: "7.00" },
      ],
    },
  },
  GetTicket: { c: "access-c" },
  GetClientsDetails: { client: { id: 1, email: "anna@mail.example" } },
};

/** A server that takes everything: each answer has every id, and the rows of its action. */
export const recorder = behave.depending(({ call }) =>
  behave.json({
    result: "success",
    ...Object.fromEntries(ids.map((name) => [name, 1])),
    ...(rows[call.action] as object | undefined),
  }),
);
