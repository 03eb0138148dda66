import type { Handler } from "../handler.ts";
import { updateClientAddon } from "./addons/update-client-addon.ts";
import { affiliateActivate } from "./affiliates/affiliate-activate.ts";
import { getAffiliates } from "./affiliates/get-affiliates.ts";
import { createSsoToken } from "./authentication/create-sso-token.ts";
import { validateLogin } from "./authentication/validate-login.ts";
import { acceptQuote } from "./billing/accept-quote.ts";
import { addBillableItem } from "./billing/add-billable-item.ts";
import { addCredit } from "./billing/add-credit.ts";
import { addInvoicePayment } from "./billing/add-invoice-payment.ts";
import { addPayMethod } from "./billing/add-pay-method.ts";
import { addTransaction } from "./billing/add-transaction.ts";
import { applyCredit } from "./billing/apply-credit.ts";
import { capturePayment } from "./billing/capture-payment.ts";
import { createInvoice } from "./billing/create-invoice.ts";
import { createQuote } from "./billing/create-quote.ts";
import { deletePayMethod } from "./billing/delete-pay-method.ts";
import { deleteQuote } from "./billing/delete-quote.ts";
import { genInvoices } from "./billing/gen-invoices.ts";
import { getCredits } from "./billing/get-credits.ts";
import { getInvoice } from "./billing/get-invoice.ts";
import { getInvoices } from "./billing/get-invoices.ts";
import { getPayMethods } from "./billing/get-pay-methods.ts";
import { getQuotes } from "./billing/get-quotes.ts";
import { getTransactions } from "./billing/get-transactions.ts";
import { sendQuote } from "./billing/send-quote.ts";
import { updateInvoice } from "./billing/update-invoice.ts";
import { updatePayMethod } from "./billing/update-pay-method.ts";
import { updateQuote } from "./billing/update-quote.ts";
import { updateTransaction } from "./billing/update-transaction.ts";
import { addClient } from "./client/add-client.ts";
import { addContact } from "./client/add-contact.ts";
import { closeClient } from "./client/close-client.ts";
import { deleteClient } from "./client/delete-client.ts";
import { deleteContact } from "./client/delete-contact.ts";
import { getCancelledPackages } from "./client/get-cancelled-packages.ts";
import { getClientGroups } from "./client/get-client-groups.ts";
import { getClients } from "./client/get-clients.ts";
import { getClientsAddons } from "./client/get-clients-addons.ts";
import { getClientsDetails } from "./client/get-clients-details.ts";
import { getClientsDomains } from "./client/get-clients-domains.ts";
import { getClientsProducts } from "./client/get-clients-products.ts";
import { getContacts } from "./client/get-contacts.ts";
import { getEmails } from "./client/get-emails.ts";
import { updateClient } from "./client/update-client.ts";
import { updateContact } from "./client/update-contact.ts";
import { createOrUpdateTLD } from "./domains/create-or-update-tld.ts";
import { domainGetLockingStatus } from "./domains/domain-get-locking-status.ts";
import { domainGetNameservers } from "./domains/domain-get-nameservers.ts";
import { domainGetWhoisInfo } from "./domains/domain-get-whois-info.ts";
import { domainRegister } from "./domains/domain-register.ts";
import { domainRelease } from "./domains/domain-release.ts";
import { domainRenew } from "./domains/domain-renew.ts";
import { domainRequestEPP } from "./domains/domain-request-epp.ts";
import { domainToggleIdProtect } from "./domains/domain-toggle-id-protect.ts";
import { domainTransfer } from "./domains/domain-transfer.ts";
import { domainUpdateLockingStatus } from "./domains/domain-update-locking-status.ts";
import { domainUpdateNameservers } from "./domains/domain-update-nameservers.ts";
import { domainUpdateWhoisInfo } from "./domains/domain-update-whois-info.ts";
import { domainWhois } from "./domains/domain-whois.ts";
import { getRegistrars } from "./domains/get-registrars.ts";
import { getTLDPricing } from "./domains/get-tld-pricing.ts";
import { updateClientDomain } from "./domains/update-client-domain.ts";
import { krakenAcceptInvitation } from "./kraken/accept-invitation.ts";
import { krakenAddFunds } from "./kraken/add-funds.ts";
import { krakenCancelInvitation } from "./kraken/cancel-invitation.ts";
import { krakenChangeUserPassword } from "./kraken/change-user-password.ts";
import { krakenDeletePredefinedReply } from "./kraken/delete-predefined-reply.ts";
import { krakenGetAging } from "./kraken/get-aging.ts";
import { krakenGetCancelRequests } from "./kraken/get-cancel-requests.ts";
import { krakenGetCartQuote } from "./kraken/get-cart-quote.ts";
import { krakenGetClientNotes } from "./kraken/get-client-notes.ts";
import { krakenGetClients } from "./kraken/get-clients.ts";
import { krakenGetDomainDns } from "./kraken/get-domain-dns.ts";
import { krakenGetDomains } from "./kraken/get-domains.ts";
import { krakenGetEmailTemplate } from "./kraken/get-email-template.ts";
import { krakenGetInvitation } from "./kraken/get-invitation.ts";
import { krakenGetInvitations } from "./kraken/get-invitations.ts";
import { krakenGetInvoices } from "./kraken/get-invoices.ts";
import { krakenGetPredefinedReplies } from "./kraken/get-predefined-replies.ts";
import { krakenGetProductGroups } from "./kraken/get-product-groups.ts";
import { krakenGetQuotes } from "./kraken/get-quotes.ts";
import { krakenGetServiceCommands } from "./kraken/get-service-commands.ts";
import { krakenGetServices } from "./kraken/get-services.ts";
import { krakenGetTicketFlags } from "./kraken/get-ticket-flags.ts";
import { krakenGetTransactions } from "./kraken/get-transactions.ts";
import { krakenGetTrends } from "./kraken/get-trends.ts";
import { krakenGetUpgradeOptions } from "./kraken/get-upgrade-options.ts";
import { krakenPayInvoices } from "./kraken/pay-invoices.ts";
import { krakenPreviewEmail } from "./kraken/preview-email.ts";
import { krakenRateTicketReply } from "./kraken/rate-ticket-reply.ts";
import { krakenRedeemSsoToken } from "./kraken/redeem-sso-token.ts";
import { krakenRefundInvoice } from "./kraken/refund-invoice.ts";
import { krakenResetPassword } from "./kraken/reset-password.ts";
import { krakenSavePredefinedCategory } from "./kraken/save-predefined-category.ts";
import { krakenSavePredefinedReply } from "./kraken/save-predefined-reply.ts";
import { krakenSearch } from "./kraken/search.ts";
import { krakenSetDomainDns } from "./kraken/set-domain-dns.ts";
import { krakenTranslateAnnouncement } from "./kraken/translate-announcement.ts";
import { krakenWithdrawCancelRequest } from "./kraken/withdraw-cancel-request.ts";
import { getModuleQueue } from "./module/get-module-queue.ts";
import { acceptOrder } from "./orders/accept-order.ts";
import { addOrder } from "./orders/add-order.ts";
import { cancelOrder } from "./orders/cancel-order.ts";
import { deleteOrder } from "./orders/delete-order.ts";
import { fraudOrder } from "./orders/fraud-order.ts";
import { getOrderStatuses } from "./orders/get-order-statuses.ts";
import { getOrders } from "./orders/get-orders.ts";
import { getProducts } from "./orders/get-products.ts";
import { getPromoCodes, getPromotions } from "./orders/get-promotions.ts";
import { orderFraudCheck } from "./orders/order-fraud-check.ts";
import { pendingOrder } from "./orders/pending-order.ts";
import { addProduct } from "./products/add-product.ts";
import { getProductAddons } from "./products/get-product-addons.ts";
import { getHealthStatus } from "./servers/get-health-status.ts";
import { getServers } from "./servers/get-servers.ts";
import { moduleChangePackage } from "./service/module-change-package.ts";
import { moduleChangePw } from "./service/module-change-pw.ts";
import { moduleCreate } from "./service/module-create.ts";
import { moduleCustom } from "./service/module-custom.ts";
import { moduleSuspend } from "./service/module-suspend.ts";
import { moduleTerminate } from "./service/module-terminate.ts";
import { moduleUnsuspend } from "./service/module-unsuspend.ts";
import { updateClientProduct } from "./service/update-client-product.ts";
import { upgradeProduct } from "./service/upgrade-product.ts";
import { addAnnouncement } from "./support/add-announcement.ts";
import { addCancelRequest } from "./support/add-cancel-request.ts";
import { addClientNote } from "./support/add-client-note.ts";
import { addTicketNote } from "./support/add-ticket-note.ts";
import { addTicketReply } from "./support/add-ticket-reply.ts";
import { blockTicketSender } from "./support/block-ticket-sender.ts";
import { deleteAnnouncement } from "./support/delete-announcement.ts";
import { deleteTicket } from "./support/delete-ticket.ts";
import { deleteTicketNote } from "./support/delete-ticket-note.ts";
import { deleteTicketReply } from "./support/delete-ticket-reply.ts";
import { getAnnouncements } from "./support/get-announcements.ts";
import { mergeTicket } from "./support/merge-ticket.ts";
import { openTicket } from "./support/open-ticket.ts";
import { updateTicket } from "./support/update-ticket.ts";
import { updateTicketReply } from "./support/update-ticket-reply.ts";
import { addBannedIp } from "./system/add-banned-ip.ts";
import { getActivityLog } from "./system/get-activity-log.ts";
import { getAdminDetails } from "./system/get-admin-details.ts";
import { getAdminUsers } from "./system/get-admin-users.ts";
import { getAutomationLog } from "./system/get-automation-log.ts";
import { getConfigurationValue } from "./system/get-configuration-value.ts";
import { getCurrencies } from "./system/get-currencies.ts";
import { getEmailTemplates } from "./system/get-email-templates.ts";
import { getPaymentMethods } from "./system/get-payment-methods.ts";
import { getStaffOnline } from "./system/get-staff-online.ts";
import { getStats } from "./system/get-stats.ts";
import { getToDoItemStatuses } from "./system/get-to-do-item-statuses.ts";
import { getToDoItems } from "./system/get-to-do-items.ts";
import { logActivity } from "./system/log-activity.ts";
import { sendAdminEmail } from "./system/send-admin-email.ts";
import { sendEmail } from "./system/send-email.ts";
import { setConfigurationValue } from "./system/set-configuration-value.ts";
import { updateAdminNotes } from "./system/update-admin-notes.ts";
import { updateAnnouncement } from "./system/update-announcement.ts";
import { updateToDoItem } from "./system/update-to-do-item.ts";
import { whmcsDetails } from "./system/whmcs-details.ts";
import { getSupportDepartments } from "./tickets/get-support-departments.ts";
import { getSupportStatuses } from "./tickets/get-support-statuses.ts";
import { getTicket } from "./tickets/get-ticket.ts";
import { getTicketAttachment } from "./tickets/get-ticket-attachment.ts";
import { getTicketCounts } from "./tickets/get-ticket-counts.ts";
import { getTicketNotes } from "./tickets/get-ticket-notes.ts";
import { getTicketPredefinedCats } from "./tickets/get-ticket-predefined-cats.ts";
import { getTicketPredefinedReplies } from "./tickets/get-ticket-predefined-replies.ts";
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
  acceptOrder,
  acceptQuote,
  addAnnouncement,
  addBannedIp,
  addBillableItem,
  addCancelRequest,
  addClient,
  addClientNote,
  addContact,
  addCredit,
  addInvoicePayment,
  addOrder,
  addPayMethod,
  addProduct,
  addTicketNote,
  addTicketReply,
  addTransaction,
  addUser,
  affiliateActivate,
  applyCredit,
  blockTicketSender,
  cancelOrder,
  capturePayment,
  closeClient,
  createClientInvite,
  createInvoice,
  createOrUpdateTLD,
  createQuote,
  createSsoToken,
  deleteAnnouncement,
  deleteClient,
  deleteContact,
  deleteOrder,
  deletePayMethod,
  deleteQuote,
  deleteTicket,
  deleteTicketNote,
  deleteTicketReply,
  deleteUserClient,
  domainGetLockingStatus,
  domainGetNameservers,
  domainGetWhoisInfo,
  domainRegister,
  domainRelease,
  domainRenew,
  domainRequestEPP,
  domainToggleIdProtect,
  domainTransfer,
  domainUpdateLockingStatus,
  domainUpdateNameservers,
  domainUpdateWhoisInfo,
  domainWhois,
  fraudOrder,
  genInvoices,
  getActivityLog,
  getAdminDetails,
  getAdminUsers,
  getAffiliates,
  getAnnouncements,
  getAutomationLog,
  getCancelledPackages,
  getClientGroups,
  getClients,
  getClientsAddons,
  getClientsDetails,
  getClientsDomains,
  getClientsProducts,
  getConfigurationValue,
  getContacts,
  getCredits,
  getCurrencies,
  getEmailTemplates,
  getEmails,
  getHealthStatus,
  getInvoice,
  getInvoices,
  getModuleQueue,
  getOrderStatuses,
  getOrders,
  getPayMethods,
  getPaymentMethods,
  getPermissionsList,
  getProductAddons,
  getProducts,
  getPromoCodes,
  getPromotions,
  getQuotes,
  getRegistrars,
  getServers,
  getStaffOnline,
  getStats,
  getSupportDepartments,
  getSupportStatuses,
  getTLDPricing,
  getTicket,
  getTicketAttachment,
  getTicketCounts,
  getTicketNotes,
  getTicketPredefinedCats,
  getTicketPredefinedReplies,
  getTickets,
  getToDoItemStatuses,
  getToDoItems,
  getTransactions,
  getUserPermissions,
  getUsers,
  krakenAcceptInvitation,
  krakenAddFunds,
  krakenCancelInvitation,
  krakenChangeUserPassword,
  krakenGetCancelRequests,
  krakenGetAging,
  krakenGetCartQuote,
  krakenGetClientNotes,
  krakenGetClients,
  krakenGetDomainDns,
  krakenGetDomains,
  krakenGetInvitation,
  krakenGetInvitations,
  krakenGetInvoices,
  krakenGetProductGroups,
  krakenGetQuotes,
  krakenGetServiceCommands,
  krakenGetServices,
  krakenGetTicketFlags,
  krakenGetTransactions,
  krakenGetTrends,
  krakenGetUpgradeOptions,
  krakenPayInvoices,
  krakenPreviewEmail,
  krakenGetEmailTemplate,
  krakenGetPredefinedReplies,
  krakenSavePredefinedReply,
  krakenDeletePredefinedReply,
  krakenSavePredefinedCategory,
  krakenTranslateAnnouncement,
  krakenRateTicketReply,
  krakenRedeemSsoToken,
  krakenRefundInvoice,
  krakenResetPassword,
  krakenSearch,
  krakenSetDomainDns,
  krakenWithdrawCancelRequest,
  logActivity,
  mergeTicket,
  moduleChangePackage,
  moduleChangePw,
  moduleCreate,
  moduleCustom,
  moduleSuspend,
  moduleTerminate,
  moduleUnsuspend,
  openTicket,
  orderFraudCheck,
  pendingOrder,
  resetPassword,
  sendAdminEmail,
  sendEmail,
  sendQuote,
  setConfigurationValue,
  updateAdminNotes,
  updateAnnouncement,
  updateClient,
  updateClientAddon,
  updateClientDomain,
  updateClientProduct,
  updateContact,
  updateInvoice,
  updatePayMethod,
  updateQuote,
  updateTicket,
  updateTicketReply,
  updateToDoItem,
  updateTransaction,
  updateUser,
  updateUserPermissions,
  upgradeProduct,
  validateLogin,
  whmcsDetails,
];
