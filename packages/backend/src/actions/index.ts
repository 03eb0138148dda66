import type { Handler } from "../handler.ts";
import { affiliateActivate } from "./affiliates/affiliate-activate.ts";
import { getAffiliates } from "./affiliates/get-affiliates.ts";
import { validateLogin } from "./authentication/validate-login.ts";
import { getInvoice } from "./billing/get-invoice.ts";
import { getInvoices } from "./billing/get-invoices.ts";
import { addClient } from "./client/add-client.ts";
import { addContact } from "./client/add-contact.ts";
import { closeClient } from "./client/close-client.ts";
import { deleteClient } from "./client/delete-client.ts";
import { deleteContact } from "./client/delete-contact.ts";
import { getClientGroups } from "./client/get-client-groups.ts";
import { getClients } from "./client/get-clients.ts";
import { getClientsDetails } from "./client/get-clients-details.ts";
import { getClientsDomains } from "./client/get-clients-domains.ts";
import { getClientsProducts } from "./client/get-clients-products.ts";
import { getContacts } from "./client/get-contacts.ts";
import { getEmails } from "./client/get-emails.ts";
import { updateClient } from "./client/update-client.ts";
import { updateContact } from "./client/update-contact.ts";
import { krakenCancelInvitation } from "./kraken/cancel-invitation.ts";
import { krakenChangeUserPassword } from "./kraken/change-user-password.ts";
import { krakenGetClientNotes } from "./kraken/get-client-notes.ts";
import { krakenGetInvitations } from "./kraken/get-invitations.ts";
import { krakenRateTicketReply } from "./kraken/rate-ticket-reply.ts";
import { krakenSearch } from "./kraken/search.ts";
import { getOrderStatuses } from "./orders/get-order-statuses.ts";
import { getOrders } from "./orders/get-orders.ts";
import { getProducts } from "./orders/get-products.ts";
import { getPromoCodes, getPromotions } from "./orders/get-promotions.ts";
import { addProduct } from "./products/add-product.ts";
import { getProductAddons } from "./products/get-product-addons.ts";
import { addClientNote } from "./support/add-client-note.ts";
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
import { addUser } from "./users/add-user.ts";
import { createClientInvite } from "./users/create-client-invite.ts";
import { deleteUserClient } from "./users/delete-user-client.ts";
import { getPermissionsList } from "./users/get-permissions-list.ts";
import { getUserPermissions } from "./users/get-user-permissions.ts";
import { getUsers } from "./users/get-users.ts";
import { resetPassword } from "./users/reset-password.ts";
import { updateUser } from "./users/update-user.ts";
import { updateUserPermissions } from "./users/update-user-permissions.ts";

/** What this backend serves. An action that is not here is answered as an unknown command. */
export const handlers: readonly Handler[] = [
  addClient,
  addClientNote,
  addContact,
  addProduct,
  addTicketReply,
  addUser,
  affiliateActivate,
  closeClient,
  createClientInvite,
  deleteClient,
  deleteContact,
  deleteUserClient,
  getAffiliates,
  getAnnouncements,
  getClientGroups,
  getClients,
  getClientsDetails,
  getClientsDomains,
  getClientsProducts,
  getContacts,
  getCurrencies,
  getEmailTemplates,
  getEmails,
  getInvoice,
  getInvoices,
  getOrderStatuses,
  getOrders,
  getPaymentMethods,
  getPermissionsList,
  getProductAddons,
  getProducts,
  getPromoCodes,
  getPromotions,
  getSupportDepartments,
  getSupportStatuses,
  getTicket,
  getTickets,
  getUserPermissions,
  getUsers,
  krakenCancelInvitation,
  krakenChangeUserPassword,
  krakenGetClientNotes,
  krakenGetInvitations,
  krakenRateTicketReply,
  krakenSearch,
  openTicket,
  resetPassword,
  sendAdminEmail,
  sendEmail,
  updateClient,
  updateContact,
  updateUser,
  updateUserPermissions,
  validateLogin,
];
