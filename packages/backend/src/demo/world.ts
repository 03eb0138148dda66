import type { DayNumber, Moment } from "./calendar.ts";
import type { CurrencyId, Cycle } from "./catalogue.ts";
import type { Turn } from "./conversation.ts";

/** The demo before it is written: things that refer to each other. Ids come when all is told (numbering.ts). */
export interface ClientStory {
  id: number;
  /** The user who owns it. */
  userId: number;
  firstname: string;
  lastname: string;
  companyname: string;
  email: string;
  address1: string;
  city: string;
  state: string;
  postcode: string;
  country: string;
  phonenumber: string;
  taxId: string;
  currency: CurrencyId;
  /** Percent ×1000. */
  taxRate: number;
  taxExempt: boolean;
  groupId: number | null;
  gateway: string;
  status: "Active" | "Inactive" | "Closed";
  created: Moment;
  lastLogin: Moment | null;
  notes: string;
  uuid: string;
}

export interface OrderStory {
  id: number;
  client: ClientStory;
  moment: Moment;
  invoice: InvoiceStory | null;
  method: string;
  status: "Pending" | "Active" | "Fraud" | "Cancelled";
  promoCode: string;
  ip: string;
}

export interface ServiceStory {
  id: number;
  client: ClientStory;
  order: OrderStory | null;
  product: number;
  server: number | null;
  domain: string;
  registered: DayNumber;
  cycle: Cycle | null;
  first: number;
  recurring: number;
  due: DayNumber | null;
  status: "Pending" | "Active" | "Suspended" | "Terminated" | "Cancelled" | "Fraud" | "Completed";
  ended: DayNumber | null;
  suspensionReason: string;
  /** Percent of the disk and of the traffic that are used. */
  usage: number;
  addons: AddonStory[];
  options: { option: number; choice: number; quantity: number }[];
  cancellation: { type: "Immediate" | "End of Billing Period"; reason: string; moment: Moment } | null;
}

export interface AddonStory {
  id: number;
  addon: number;
  recurring: number;
}

export interface DomainStory {
  id: number;
  client: ClientStory;
  order: OrderStory | null;
  type: "Register" | "Transfer";
  domain: string;
  years: number;
  first: number;
  recurring: number;
  registered: DayNumber | null;
  expires: DayNumber | null;
  status: string;
  autoRenew: boolean;
  locked: boolean;
  protect: boolean;
}

export interface LineStory {
  type: string;
  about: { id: number } | null;
  description: string;
  amount: number;
  taxed: boolean;
}

export interface TransactionStory {
  id: number;
  gateway: string;
  moment: Moment;
  description: string;
  in: number;
  out: number;
  fees: number;
  reference: string;
  refundOf: TransactionStory | null;
}

export interface InvoiceStory {
  id: number;
  client: ClientStory;
  date: DayNumber;
  due: DayNumber;
  status: "Draft" | "Unpaid" | "Paid" | "Cancelled" | "Refunded" | "Collections" | "Payment Pending";
  method: string;
  lines: LineStory[];
  transactions: TransactionStory[];
  credit: number;
  paid: Moment | null;
  refunded: Moment | null;
  cancelled: Moment | null;
  captureAttempt: Moment | null;
  notes: string;
}

export interface TicketStory {
  id: number;
  /** Null for a guest, who has a name and an e-mail. */
  client: ClientStory | null;
  name: string;
  email: string;
  cc: string;
  department: number;
  subject: string;
  status: string;
  priority: string;
  agent: number;
  agentName: string;
  flagged: boolean;
  about: { service: ServiceStory | null; domain: DomainStory | null };
  turns: (Turn & { moment: Moment })[];
  attachment: { filename: string; data: Uint8Array } | null;
  code: string;
}

export interface QuoteStory {
  id: number;
  client: ClientStory;
  subject: string;
  stage: string;
  created: DayNumber;
  validUntil: DayNumber;
  accepted: DayNumber | null;
  proposal: string;
  notes: string;
  items: { description: string; quantity: number; price: number; discount: number }[];
}

export interface World {
  /** When it is told: nothing that has happened is later. */
  now: Moment;
  clients: ClientStory[];
  orders: OrderStory[];
  services: ServiceStory[];
  domains: DomainStory[];
  invoices: InvoiceStory[];
  tickets: TicketStory[];
  quotes: QuoteStory[];
  credits: { client: ClientStory; day: DayNumber; description: string; amount: number; invoice: InvoiceStory | null }[];
  payMethods: {
    client: ClientStory;
    type: "card" | "bank";
    description: string;
    lastFour: string;
    expiry: string | null;
  }[];
  contacts: { client: ClientStory; firstname: string; lastname: string; email: string; moment: Moment }[];
  clientNotes: { client: ClientStory; admin: number; text: string; sticky: boolean; moment: Moment }[];
  emails: { client: ClientStory; subject: string; message: string; moment: Moment }[];
  activity: {
    client: ClientStory | null;
    username: string;
    admin: number | null;
    description: string;
    moment: Moment;
  }[];
  /** People besides the owners: who may act for whom. */
  members: { userId: number; client: ClientStory; permissions: string; owner: boolean }[];
}

export function emptyWorld(now: Moment): World {
  return {
    now,
    clients: [],
    orders: [],
    services: [],
    domains: [],
    invoices: [],
    tickets: [],
    quotes: [],
    credits: [],
    payMethods: [],
    contacts: [],
    clientNotes: [],
    emails: [],
    activity: [],
    members: [],
  };
}
