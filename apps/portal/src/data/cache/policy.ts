import type { Methods } from "@kraken/sdk";

/** What an answer is about, and a write changes. */
export const tags = [
  "client",
  "services",
  "domains",
  "invoices",
  "cards",
  "quotes",
  "tickets",
  "emails",
  "people",
  "shop",
  "news",
] as const;

export type Tag = (typeof tags)[number];

type Answer<M extends keyof Methods> = Awaited<ReturnType<Methods[M]>>;

export type ReadPolicy<A = never> = {
  tags: readonly Tag[];
  /** Seconds for which an answer is as good as new; CACHE_SECONDS (60) when left out. */
  fresh?: number | undefined;
  /** It is the same for every client and visitor: one answer does for all of them. */
  everybody?: true | undefined;
  /** Kept for who is signed in alone: what is asked before that, to sign somebody in, is asked each time. */
  signedIn?: true | undefined;
  /** Takes out what no page shows from memory: passwords, access codes. It is not kept: who needs it asks anew. */
  without?: ((answer: A) => A) | undefined;
};

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/**
 * Every read whose answer is kept: how long it is fresh, and what it is about. A read that is not here is asked each time:
 * signing in, files, e-mails' texts, searching, the contacts of a domain.
 */
export const reads: { readonly [M in keyof Methods]?: ReadPolicy<Answer<M>> } = {
  getClientsDetails: { tags: ["client", "services", "domains", "invoices", "tickets", "people"] },
  getClientsProducts: {
    tags: ["services"],
    without: (answer) => ({ ...answer, products: answer.products.map((row) => ({ ...row, password: "" })) }),
  },
  getClientsDomains: { tags: ["domains"] },
  krakenGetDomains: { tags: ["domains"], fresh: 20 },
  getClientsAddons: { tags: ["services"] },
  krakenGetServiceCommands: { tags: ["services"] },
  krakenGetUpgradeOptions: { tags: ["shop", "services", "invoices"] },
  getCancelledPackages: {
    tags: ["services"],
    // The list is everybody's: why others go is nobody's business here.
    without: (answer) => ({ ...answer, packages: answer.packages.map((row) => ({ ...row, reason: "" })) }),
  },
  krakenGetCartQuote: { tags: ["shop", "services", "domains", "client"] },
  domainGetNameservers: { tags: ["domains"] },
  domainGetLockingStatus: { tags: ["domains"] },
  krakenGetDomainDns: { tags: ["domains"] },
  getInvoices: { tags: ["invoices"] },
  getInvoice: { tags: ["invoices"] },
  getTransactions: { tags: ["invoices"] },
  getCredits: { tags: ["client", "invoices"] },
  getPayMethods: {
    tags: ["cards"],
    fresh: HOUR,
    // With the gateway's token money can be taken: only its kind, last digits and last month are kept.
    without: (answer) => ({ ...answer, paymethods: answer.paymethods.map((row) => ({ ...row, remote_token: "" })) }),
  },
  getQuotes: {
    tags: ["quotes"],
    // What staff note for each other.
    without: (answer) => ({ ...answer, quotes: answer.quotes.map((row) => ({ ...row, adminnotes: "" })) }),
  },
  getTickets: {
    tags: ["tickets"],
    fresh: 20,
    without: (answer) => ({ ...answer, tickets: answer.tickets.map((row) => ({ ...row, c: "" })) }),
  },
  getTicket: { tags: ["tickets"], fresh: 15, without: (answer) => ({ ...answer, c: "" }) },
  krakenGetTicketFlags: { tags: ["tickets"], fresh: 20 },
  getSupportDepartments: { tags: ["tickets"], fresh: 2 * MINUTE, everybody: true },
  getSupportStatuses: { tags: ["tickets"], fresh: 2 * MINUTE },
  getEmails: {
    tags: ["emails"],
    // Their texts hold links to set passwords.
    without: (answer) => ({ ...answer, emails: answer.emails.map((row) => ({ ...row, message: "" })) }),
  },
  getClients: { tags: ["client"] },
  krakenGetClients: { tags: ["client", "services", "invoices"] },
  getContacts: { tags: ["people"] },
  getUsers: { tags: ["people"], signedIn: true },
  getUserPermissions: { tags: ["people"] },
  krakenGetInvitations: { tags: ["people"] },
  getAnnouncements: { tags: ["news"], fresh: 10 * MINUTE, everybody: true },
  // Whether funds can be added, and which of their details clients may change.
  getConfigurationValue: { tags: ["shop"], fresh: 10 * MINUTE, everybody: true },
  getPaymentMethods: { tags: ["shop"], fresh: HOUR, everybody: true },
  getCurrencies: { tags: ["shop"], fresh: HOUR, everybody: true },
  getProducts: { tags: ["shop"], fresh: 5 * MINUTE, everybody: true },
  krakenGetProductGroups: { tags: ["shop"], fresh: 5 * MINUTE, everybody: true },
  getProductAddons: { tags: ["shop"], fresh: 5 * MINUTE, everybody: true },
  // A client's group may have prices of its own.
  getTLDPricing: { tags: ["shop", "client"], fresh: 5 * MINUTE },
  getClientGroups: { tags: ["shop"], fresh: 10 * MINUTE, everybody: true },
  domainWhois: {
    tags: ["shop"],
    everybody: true,
    // Whose a name is.
    without: (answer) => ({ ...answer, whois: "" }),
  },
  getOrders: {
    tags: ["services", "domains", "invoices"],
    // What was found about a client's honesty is staff's, and codes of transfers are nobody's.
    without: (answer) => ({
      ...answer,
      orders: answer.orders.map((row) => ({
        ...row,
        transfersecret: "",
        orderdata: "",
        fraudoutput: "",
        frauddata: "",
      })),
    }),
  },
  getEmailTemplates: { tags: ["shop"], fresh: 10 * MINUTE },
  getTicketPredefinedCats: { tags: ["tickets"], fresh: 5 * MINUTE },
  getTicketPredefinedReplies: { tags: ["tickets"], fresh: 5 * MINUTE },
  getAdminUsers: { tags: [], fresh: 10 * MINUTE },
  getStats: { tags: [] },
  krakenGetTrends: { tags: [], fresh: 5 * MINUTE },
  getPromotions: { tags: ["shop"], everybody: true },
};

/** What each write changes. A write that is not here is taken to change everything of its owner. */
export const writes: { readonly [M in keyof Methods]?: readonly Tag[] } = {
  // What a paid invoice is for is renewed, created or unsuspended.
  applyCredit: ["client", "services", "domains", "invoices", "emails"],
  capturePayment: ["client", "services", "domains", "invoices", "emails"],
  // What staff change of an invoice may pay it, or give credit back.
  updateInvoice: ["client", "services", "domains", "invoices", "emails"],
  createInvoice: ["client", "invoices", "emails"],
  addInvoicePayment: ["client", "services", "domains", "invoices", "emails"],
  addTransaction: ["client", "services", "domains", "invoices"],
  updateTransaction: ["client", "services", "domains", "invoices"],
  krakenRefundInvoice: ["client", "invoices", "emails"],
  krakenAddFunds: ["client", "invoices", "emails"],
  acceptQuote: ["client", "invoices", "quotes", "emails"],
  createQuote: ["quotes"],
  updateQuote: ["quotes"],
  sendQuote: ["quotes", "emails"],
  deleteQuote: ["quotes"],
  addPayMethod: ["cards"],
  updatePayMethod: ["cards"],
  deletePayMethod: ["cards"],
  addTicketReply: ["tickets", "emails"],
  openTicket: ["tickets", "emails"],
  krakenRateTicketReply: ["tickets"],
  // WHMCS may ask its opener by mail how it went.
  updateTicket: ["tickets", "emails"],
  addTicketNote: ["tickets"],
  mergeTicket: ["tickets"],
  blockTicketSender: ["tickets"],
  deleteTicket: ["tickets"],
  deleteTicketReply: ["tickets"],
  deleteTicketNote: ["tickets"],
  updateUser: ["people", "client"],
  krakenChangeUserPassword: ["people", "emails"],
  krakenResetPassword: ["people", "emails"],
  resetPassword: ["emails"],
  addClient: ["client", "people"],
  updateClient: ["client"],
  addCredit: ["client", "invoices"],
  addClientNote: [],
  updateToDoItem: [],
  // Everything of the client's ends with him.
  closeClient: ["client", "people", "services", "domains", "invoices", "emails"],
  createClientInvite: ["people", "emails"],
  updateUserPermissions: ["people"],
  deleteUserClient: ["people"],
  krakenCancelInvitation: ["people"],
  krakenAcceptInvitation: ["people"],
  addUser: ["people"],
  addContact: ["people"],
  updateContact: ["people"],
  // Where nobody is left who hears of the domains, the client does again.
  deleteContact: ["people", "client"],
  updateClientDomain: ["domains"],
  domainUpdateNameservers: ["domains"],
  domainUpdateLockingStatus: ["domains"],
  domainToggleIdProtect: ["domains"],
  domainUpdateWhoisInfo: ["domains"],
  krakenSetDomainDns: ["domains"],
  // The registrar's answer to each may come with a mail to the client.
  addAnnouncement: ["news"],
  krakenTranslateAnnouncement: ["news"],
  updateAnnouncement: ["news"],
  deleteAnnouncement: ["news"],
  krakenSavePredefinedReply: ["tickets"],
  krakenDeletePredefinedReply: ["tickets"],
  krakenSavePredefinedCategory: ["tickets"],
  createOrUpdateTLD: ["shop"],
  addProduct: ["shop"],
  domainRegister: ["domains", "emails"],
  domainTransfer: ["domains", "emails"],
  domainRenew: ["domains", "emails"],
  domainRelease: ["domains", "emails"],
  addCancelRequest: ["services", "emails"],
  krakenWithdrawCancelRequest: ["services"],
  moduleCreate: ["services", "emails"],
  moduleSuspend: ["services", "emails"],
  moduleUnsuspend: ["services", "emails"],
  // Its add-ons and its request to cancel end with it.
  moduleTerminate: ["services"],
  moduleChangePackage: ["services"],
  updateClientProduct: ["services"],
  moduleChangePw: ["services"],
  moduleCustom: ["services"],
  upgradeProduct: ["client", "services", "invoices", "emails"],
  addOrder: ["client", "services", "domains", "invoices", "emails"],
  cancelOrder: ["client", "services", "domains", "invoices", "emails"],
  acceptOrder: ["client", "services", "domains", "invoices", "emails"],
  pendingOrder: ["client", "services", "domains", "invoices"],
  fraudOrder: ["client", "services", "domains", "invoices", "emails"],
  deleteOrder: ["client", "services", "domains", "invoices"],
  orderFraudCheck: ["client", "services", "domains", "invoices"],
  sendEmail: ["emails"],
  domainRequestEPP: [],
  // A link changes nothing.
  createSsoToken: [],
};
