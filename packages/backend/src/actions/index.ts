import type { Handler } from "../handler.ts";
import { affiliateActivate } from "./affiliates/affiliate-activate.ts";
import { getAffiliates } from "./affiliates/get-affiliates.ts";
import { validateLogin } from "./authentication/validate-login.ts";
import { getInvoice } from "./billing/get-invoice.ts";
import { getInvoices } from "./billing/get-invoices.ts";
import { addClient } from "./client/add-client.ts";
import { getClients } from "./client/get-clients.ts";
import { getClientsDetails } from "./client/get-clients-details.ts";
import { getClientsDomains } from "./client/get-clients-domains.ts";
import { getClientsProducts } from "./client/get-clients-products.ts";
import { getEmails } from "./client/get-emails.ts";
import { updateClient } from "./client/update-client.ts";
import { getOrderStatuses } from "./orders/get-order-statuses.ts";
import { getOrders } from "./orders/get-orders.ts";
import { getProducts } from "./orders/get-products.ts";
import { getPromoCodes, getPromotions } from "./orders/get-promotions.ts";
import { addProduct } from "./products/add-product.ts";
import { getProductAddons } from "./products/get-product-addons.ts";
import { addTicketReply } from "./support/add-ticket-reply.ts";
import { getAnnouncements } from "./support/get-announcements.ts";
import { openTicket } from "./support/open-ticket.ts";
import { getCurrencies } from "./system/get-currencies.ts";
import { getEmailTemplates } from "./system/get-email-templates.ts";
import { getPaymentMethods } from "./system/get-payment-methods.ts";
import { sendAdminEmail } from "./system/send-admin-email.ts";
import { sendEmail } from "./system/send-email.ts";
import { getSupportDepartments } from "./tickets/get-support-departments.ts";
import { getSupportStatuses } from "./tickets/get-support-statuses.ts";
import { getTicket } from "./tickets/get-ticket.ts";
import { getTickets } from "./tickets/get-tickets.ts";
import { getUsers } from "./users/get-users.ts";

/** What this backend serves. An action that is not here is answered as an unknown command. */
export const handlers: readonly Handler[] = [
  addClient,
  addProduct,
  addTicketReply,
  affiliateActivate,
  getAffiliates,
  getAnnouncements,
  getClients,
  getClientsDetails,
  getClientsDomains,
  getClientsProducts,
  getCurrencies,
  getEmailTemplates,
  getEmails,
  getInvoice,
  getInvoices,
  getOrderStatuses,
  getOrders,
  getPaymentMethods,
  getProductAddons,
  getProducts,
  getPromoCodes,
  getPromotions,
  getSupportDepartments,
  getSupportStatuses,
  getTicket,
  getTickets,
  getUsers,
  openTicket,
  sendAdminEmail,
  sendEmail,
  updateClient,
  validateLogin,
];
