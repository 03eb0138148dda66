/** The demo's hosting company: its people, its rooms and its rules. */
export const staff = [
  { id: 1, username: "admin", firstname: "Robin", lastname: "Holm", role_id: 1, departments: [1, 2, 3, 4] },
  { id: 2, username: "jonas", firstname: "Jonas", lastname: "Brandt", role_id: 3, departments: [1, 4] },
  { id: 3, username: "mira", firstname: "Mira", lastname: "Anand", role_id: 3, departments: [1, 2] },
  { id: 4, username: "luc", firstname: "Luc", lastname: "Tessier", role_id: 2, departments: [2, 3] },
] as const;

export const departments = [
  {
    id: 1,
    name: "Technical support",
    description: "Sites, servers, mail and domains",
    email: "support@kraken.example",
  },
  { id: 2, name: "Billing", description: "Invoices, payments and addresses", email: "billing@kraken.example" },
  { id: 3, name: "Sales", description: "Before you buy, and when you grow", email: "sales@kraken.example" },
  { id: 4, name: "Abuse", description: "Spam, phishing and attacks", email: "abuse@kraken.example" },
] as const;

export const ticketStatuses = [
  { title: "Open", color: "#779500", active: 1, awaiting: 1 },
  { title: "Answered", color: "#000000", active: 1, awaiting: 0 },
  { title: "Customer-Reply", color: "#ff6600", active: 1, awaiting: 1 },
  { title: "Closed", color: "#888888", active: 0, awaiting: 0 },
  { title: "On Hold", color: "#224488", active: 1, awaiting: 0 },
  { title: "In Progress", color: "#cc0000", active: 1, awaiting: 0 },
] as const;

export const paymentMethods = [
  { module: "banktransfer", display_name: "Bank Transfer", is_card: 0 },
  { module: "mailin", display_name: "Mail In Payment", is_card: 0 },
  { module: "paypal", display_name: "PayPal", is_card: 0 },
  { module: "sandboxcard", display_name: "Credit Card", is_card: 1 },
] as const;

export const clientGroups = [
  { name: "Agencies", colour: "#2a6f97", discount_percent: 500, separate_invoices: 0 },
  { name: "Non-profit", colour: "#588157", discount_percent: 1000, separate_invoices: 0 },
  { name: "Resellers", colour: "#9c6644", discount_percent: 1500, separate_invoices: 1 },
] as const;

export const servers = [
  {
    id: 1,
    name: "fra-07",
    hostname: "fra-07.kraken.example",
    ip_address: "203.0.113.47",
    max_accounts: 400,
    data_centre: "Frankfurt",
  },
  {
    id: 2,
    name: "fra-12",
    hostname: "fra-12.kraken.example",
    ip_address: "203.0.113.112",
    max_accounts: 250,
    data_centre: "Frankfurt",
  },
] as const;

/** Modules that the demo's servers, domains and cards run on: they answer without leaving the machine. */
export const sandboxModule = "sandbox";

export const settings: Readonly<Record<string, string>> = {
  CompanyName: "Kraken Hosting",
  Email: "hello@kraken.example",
  Domain: "https://kraken.example",
  SystemURL: "https://kraken.example/",
  InvoicePayTo: "Kraken Hosting GmbH\nMusterkai 7\n20457 Hamburg\nGermany",
  TaxCode: "DE000000000",
  DefaultCountry: "DE",
  Language: "english",
  Charset: "utf-8",
  DateFormat: "DD/MM/YYYY",
  Timezone: "UTC",
  AddFundsEnabled: "on",
  AddFundsMinimum: "10.00",
  AddFundsMaximum: "1000.00",
  AddFundsMaximumBalance: "5000.00",
  TaxEnabled: "on",
  TaxType: "Exclusive",
  TaxDomains: "on",
  TaxLateFee: "on",
  SequentialInvoiceNumbering: "",
  CreateInvoiceDaysBefore: "14",
  CreateDomainInvoiceDaysBefore: "30",
  SendReminder: "on",
  SendInvoiceReminderDays: "7",
  SendFirstOverdueInvoiceReminder: "1",
  SendSecondOverdueInvoiceReminder: "5",
  SendThirdOverdueInvoiceReminder: "10",
  AutoSuspension: "on",
  AutoSuspensionDays: "7",
  AutoUnsuspend: "on",
  AutoTermination: "on",
  AutoTerminationDays: "60",
  CloseInactiveTickets: "96",
  TicketMask: "%n%n%n%n%n%n",
  AutoRenewDomainsonPayment: "on",
  DomainAutoRenewDefault: "on",
  DefaultNameserver1: "ns1.kraken.example",
  DefaultNameserver2: "ns2.kraken.example",
  AcceptTOS: "on",
  TermsOfService: "https://kraken.example/terms",
};
