/**
 * Every action that the portal asks of WHMCS, and for what: the list for its API role. `npm run doctor -- --actions`
 * prints it, docs/connect-whmcs.md has it, and a test holds it to what src/data really calls.
 */
export type NeededAction = { name: string; effect: "read" | "write"; why: string };

const read = (name: string, why: string): NeededAction => ({ name, effect: "read", why });
const write = (name: string, why: string): NeededAction => ({ name, effect: "write", why });

export const neededActions: NeededAction[] = [
  read("GetUsers", "which clients the one who signs in may act for"),
  read("GetClientsDetails", "name, address, language, currency and credit of a client"),
  read("GetUserPermissions", "what somebody may do who is not a client's owner"),
  read("GetContacts", "who else is mailed for a client"),
  read("GetAdminUsers", "the WHMCS admin as whom a member of staff writes"),
  read("GetCurrencies", "the currencies among which a new client chooses"),
  read("GetClients", "the staff's list of clients"),
  read("GetClientsProducts", "a client's services"),
  read("GetClientsDomains", "a client's domains"),
  read("GetInvoices", "a client's invoices"),
  read("GetInvoice", "one invoice with its lines and payments"),
  read("GetPayMethods", "a client's stored cards and accounts"),
  read("GetPaymentMethods", "names of the ways to pay"),
  read(
    "GetConfigurationValue",
    "whether funds can be added, which details clients may change, and for `npm run doctor` the format of dates",
  ),
  read("GetTransactions", "what a client paid and was given back"),
  read("GetCredits", "how a client's credit came to be"),
  read("GetQuotes", "what a client was offered"),
  read("GetProducts", "what the shop sells, with prices and options"),
  read("GetTLDPricing", "what domains cost"),
  read("GetPromotions", "what a promotion's code takes off a cart"),
  read("GetClientGroups", "the discount of a client's group, and the groups that staff list"),
  read("DomainWhois", "whether a name is free"),
  read("GetOrders", "a client's orders, and whether a promotion is for him"),
  read("GetOrderStatuses", "how many orders are in each state"),
  read("GetServers", "the server on which staff have an order set up"),
  read("GetRegistrars", "the registrar to which staff send an order's names"),
  read("GetTickets", "lists of tickets"),
  read("GetTicket", "one ticket with its conversation"),
  read("GetTicketAttachment", "files that came with a ticket"),
  read("GetSupportDepartments", "where a ticket may go"),
  read("GetSupportStatuses", "the states that a ticket may have"),
  read("GetTicketPredefinedCats", "what staff's predefined replies are sorted by"),
  read("GetTicketPredefinedReplies", "answers that staff have ready"),
  read("GetEmails", "e-mails that were sent to a client"),
  read("GetActivityLog", "what staff see of what happened to a client"),
  read("GetAnnouncements", "news"),
  read("DomainGetNameservers", "a domain's nameservers"),
  read("DomainGetLockingStatus", "whether a domain is locked against transfers"),
  read("DomainGetWhoisInfo", "a domain's contacts"),
  read("GetClientsAddons", "the add-ons of a service"),
  read("GetCancelledPackages", "whether a service's cancellation was requested"),
  read("GetEmailTemplates", "what staff can mail a client, and about an invoice"),
  // WHMCS counts a failed one, so it is no mere reading.
  write("ValidateLogin", "signing a client in"),
  write("AddClient", "people who make themselves an account, and clients whom staff add"),
  write("UpdateClient", "a client's name, address, language, way to pay and what he is mailed about"),
  write("CloseClient", "closing an account that nothing runs in, and nothing is owed for"),
  write("DeleteClient", "staff's deleting a client for good"),
  write("AddClientNote", "staff's notes about a client"),
  write("AddCredit", "staff's adding to a client's credit, or taking off it"),
  write("AddContact", "a client's new contact"),
  write("UpdateContact", "a client's contact, and what he is mailed about"),
  write("DeleteContact", "removing a client's contact"),
  write("CreateClientInvite", "inviting somebody to act for a client"),
  write("UpdateUserPermissions", "what another user may do for a client"),
  write("DeleteUserClient", "ending that another user acts for a client"),
  write("AddUser", "invitations of Kraken's own backend alone: a role for WHMCS does without it"),
  write("UpdateUser", "a user's own name, e-mail address and language"),
  write("ResetPassword", "mailing a link to a new password"),
  write("ApplyCredit", "paying an invoice from the client's credit"),
  write("CapturePayment", "paying an invoice by the client's stored card"),
  write("UpdateInvoice", "the way to pay of the card that pays an invoice, and what staff change of invoices"),
  write("CreateInvoice", "invoices that staff write"),
  write("AddInvoicePayment", "payments that staff write down"),
  write("AddTransaction", "refunds that staff write down"),
  write("UpdatePayMethod", "the card that is charged first"),
  write("DeletePayMethod", "removing a stored card or account"),
  write("AddPayMethod", "the demo's sandbox alone: a role for WHMCS does without it"),
  write("AcceptQuote", "a client's accepting a quote"),
  write("CreateSsoToken", "leading a client's user, signed in, to WHMCS's own pages"),
  write("AddOrder", "what a client orders, or staff for him: products, domains, renewals and add-ons"),
  write(
    "CancelOrder",
    "taking back an order whose invoice says something else than was shown, and staff's cancelling one",
  ),
  write("AcceptOrder", "staff's accepting an order, with what it sets up"),
  write("PendingOrder", "staff's making an order pending again"),
  write("FraudOrder", "staff's marking an order as fraud"),
  write("DeleteOrder", "staff's deleting an order that is cancelled or fraud"),
  write("OrderFraudCheck", "having the fraud module look at an order"),
  write("SendEmail", "the mail about an order's invoice, which is held back until it is compared, and what staff mail"),
  write("OpenTicket", "a client's new ticket, and one that staff open for him"),
  write("AddTicketReply", "answers of clients and staff"),
  write("UpdateTicket", "a ticket's status, priority and department, and who of staff has it"),
  write("AddTicketNote", "staff's notes on a ticket"),
  write("MergeTicket", "putting one ticket into another"),
  write("BlockTicketSender", "taking no more mail from a ticket's sender"),
  write("DeleteTicket", "deleting a ticket, by an owner of the portal's staff"),
  write("DeleteTicketReply", "deleting a reply"),
  write("DeleteTicketNote", "deleting a note"),
  write("UpdateClientDomain", "whether a domain renews itself"),
  write("DomainUpdateNameservers", "a domain's nameservers"),
  write("DomainUpdateLockingStatus", "a domain's transfer lock"),
  write("DomainToggleIdProtect", "hiding a domain's contacts"),
  write("DomainUpdateWhoisInfo", "a domain's contacts"),
  write("DomainRequestEPP", "a domain's transfer code"),
  write("UpgradeProduct", "another plan for a service, and what it costs"),
  write("AddCancelRequest", "cancelling a service"),
  write("ModuleChangePw", "a service's password"),
  write("ModuleCustom", "what a service's module offers its client, such as a restart"),
];

/** What only `npm run doctor` asks. Without them the portal works, and the doctor says less. */
export const doctorActions: NeededAction[] = [
  read("WhmcsDetails", "the version"),
  read("GetAdminDetails", "what the credential's admin may do, and his departments"),
  read("GetAutomationLog", "WHMCS's clock"),
];

/** The table of docs/connect-whmcs.md, and what --actions prints. */
export function actionTable(): string {
  const rows = (actions: NeededAction[]) =>
    actions.map(({ name, effect, why }) => `| \`${name}\` | ${effect === "read" ? "reads" : "writes"} | ${why} |`);
  return [
    "| Action | | For |",
    "|---|---|---|",
    ...rows(neededActions),
    ...rows(doctorActions).map((row) => row.replace(/ \|$/, " (only `npm run doctor`) |")),
  ].join("\n");
}
