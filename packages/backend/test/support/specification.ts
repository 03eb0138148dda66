import { expect } from "vitest";
import { credentials, type TestBooks } from "./books.ts";

/** The 75 actions that Kraken's specification names, by its chapters, each with the parameters by its own names. */
export const specification = {
  "Client Management": {
    AddClient: "firstname lastname email address1 city state postcode country phonenumber password2 clientip noemail",
    GetClients: "limitstart limitnum orderby order stats",
    GetClientsDetails: "clientid email stats",
    UpdateClient:
      "clientid firstname lastname email address1 city state postcode country phonenumber password2 clientip noemail",
    DeleteClient: "clientid",
    CloseClient: "clientid",
    GetClientsProducts: "clientid serviceid pid domain username limitstart limitnum stats",
    GetClientsDomains: "clientid domainid domain limitstart limitnum stats",
    GetEmails: "clientid limitstart limitnum",
    GetClientGroups: "",
  },
  "Contact Management": {
    AddContact:
      "clientid firstname lastname email address1 city state postcode country phonenumber subaccount permissions",
    GetContacts: "clientid limitstart limitnum",
    UpdateContact:
      "contactid clientid firstname lastname email address1 city state postcode country phonenumber subaccount permissions",
    DeleteContact: "contactid",
  },
  "Billing & Invoicing": {
    GetInvoices: "userid status limitstart limitnum orderby order",
    GetInvoice: "invoiceid",
    CreateInvoice: "userid date duedate paymentmethod sendinvoice status itemdescription itemamount itemtaxed",
    UpdateInvoice:
      "invoiceid userid date duedate paymentmethod sendinvoice status itemdescription itemamount itemtaxed",
    AddInvoicePayment: "invoiceid transid amount gateway date",
    GetTransactions: "clientid invoiceid transid limitstart limitnum orderby order",
    AddTransaction: "userid description amountin amountout invoiceid date gateway transid fees netamount",
    AddCredit: "clientid description amount",
    GetCredits: "clientid",
  },
  "Domain Management": {
    DomainWhois: "domain",
    DomainGetWhoisInfo: "domainid",
    DomainGetLockingStatus: "domainid",
    DomainGetNameservers: "domainid",
    DomainUpdateWhoisInfo: "domainid contactdetails",
    DomainUpdateLockingStatus: "domainid lockstatus",
    DomainUpdateNameservers: "domainid ns1 ns2 ns3 ns4 ns5",
    DomainToggleIdProtect: "domainid protectenable",
    DomainRegister:
      "domain regtype regperiod paymentmethod contactdetails dnsmanagement emailforwarding idprotection nameservers",
    DomainTransfer:
      "domain regperiod paymentmethod contactdetails dnsmanagement emailforwarding idprotection nameservers eppcode",
    DomainRenew: "domainid regperiod paymentmethod",
    DomainRequestEPP: "domainid",
    GetRegistrars: "",
    GetTLDPricing: "",
  },
  "Support Tickets": {
    OpenTicket: "deptid subject message clientid contactid name email priority serviceid domainid",
    GetTickets: "clientid deptid status subject limitstart limitnum ignore_dept_assignments",
    GetTicket: "ticketid password",
    UpdateTicket: "ticketid deptid status priority subject flag",
    AddTicketReply: "ticketid reply markdown adminusername clientid contactid",
    GetTicketNotes: "ticketid",
    GetTicketCounts: "",
    GetSupportStatuses: "",
    GetSupportDepartments: "",
    GetTicketPredefinedReplies: "",
    GetTicketPredefinedCats: "",
  },
  "Authentication & User Management": {
    ValidateLogin: "email password2",
    SendEmail: "messagename customtype customsubject custommessage id mergefields",
  },
  "Product & Service Management": {
    GetProducts: "pid gid module",
    GetProductAddons: "pid addonid",
    GetClientsAddons: "clientid serviceid addonid limitstart limitnum",
    UpdateClientProduct:
      "serviceid pid serverid nextduedate nextinvoicedate domain firstpaymentamount recurringamount billingcycle paymentmethod status serviceusername servicepassword subscriptionid promoid overideautosuspend overidesuspenduntil ns1 ns2 dedicatedip assignedips notes diskusage disklimit bwusage bwlimit suspendreason unset",
    ModuleChangePackage: "serviceid pid",
    ModuleSuspend: "serviceid suspendreason",
    ModuleUnsuspend: "serviceid",
    ModuleTerminate: "serviceid",
  },
  "Quote Management": {
    GetQuotes: "limitstart limitnum id userid",
    CreateQuote:
      "subject stage datecreated validuntil lineitems userid firstname lastname companyname email address1 address2 city state postcode country phonenumber currency",
    UpdateQuote:
      "quoteid subject stage datecreated validuntil lineitems userid firstname lastname companyname email address1 address2 city state postcode country phonenumber currency",
    DeleteQuote: "quoteid",
    AcceptQuote: "quoteid",
    SendQuote: "quoteid",
  },
  "Payment Methods": {
    GetPayMethods: "clientid",
    AddPayMethod:
      "clientid gateway card_type card_last_four card_expiry_date billing_name billing_address billing_city billing_state billing_postcode billing_country billing_email billing_phone",
    UpdatePayMethod:
      "paymethod_id clientid gateway card_type card_last_four card_expiry_date billing_name billing_address billing_city billing_state billing_postcode billing_country billing_email billing_phone",
    DeletePayMethod: "paymethod_id",
  },
  "Announcement Management": {
    AddAnnouncement: "date title announcement published",
    UpdateAnnouncement: "announcementid date title announcement published",
    DeleteAnnouncement: "announcementid",
    GetAnnouncements: "limitstart limitnum orderby order",
  },
  "Additional Management Functions": {
    AddClientNote: "clientid notes",
    AddCancelRequest: "serviceid type reason",
    GetPromoCodes: "id code",
  },
} as const satisfies Record<string, Record<string, string>>;

export type Chapter = keyof typeof specification;
type Row = Record<string, unknown>;

export const namesOf = (names: string): string[] => names.split(" ").filter(Boolean);

/**
 * Speaks to a backend as whoever has nothing but the specification: forms with its names. What was said is kept, so that
 * the suite of a chapter can show that it left nothing out.
 */
export function speaker(open: () => TestBooks, ...chapters: readonly Chapter[]) {
  const actions: Record<string, string> = Object.assign({}, ...chapters.map((chapter) => specification[chapter]));
  const said = new Set<string>();

  /** The answer to an action, whatever it says. */
  async function say(action: string, fields: Record<string, string | number> = {}): Promise<Row> {
    const texts = Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]);
    const { json } = await open().post({ ...credentials, responsetype: "json", action, ...Object.fromEntries(texts) });
    // A refused call proves nothing of its parameters.
    if (json?.result !== "error" && json?.status !== "error") {
      for (const name of ["", ...Object.keys(fields)]) said.add(`${action} ${name.replace(/\[.*/, "")}`);
    }
    return json ?? {};
  }

  /** The answer to an action that does what it is asked. */
  async function done(action: string, fields: Record<string, string | number> = {}): Promise<Row> {
    const answer = await say(action, fields);
    expect(answer, action).toMatchObject({ result: "success" });
    return answer;
  }

  /** Actions and parameters of the chapters that no successful call had. */
  const unsaid = () =>
    Object.entries(actions)
      .flatMap(([action, names]) => ["", ...namesOf(names)].map((name) => `${action} ${name}`))
      .filter((each) => !said.has(each));

  return { say, done, unsaid };
}

/** The rows of an answer's list: `{ invoices: { invoice: [...] } }`, or "" when there is none. */
export function rowsOf(answer: Row, outer: string, inner: string): Row[] {
  const list = answer[outer];
  if (list === "" || list === undefined) return [];
  const rows = (list as Row)[inner];
  expect(Array.isArray(rows), `${outer}.${inner}`).toBe(true);
  return rows as Row[];
}
