import type { JobsTable } from "@kraken/database";
import type * as billing from "./billing.ts";
import type * as catalogue from "./catalogue.ts";
import type * as modules from "./modules.ts";
import type * as orders from "./orders.ts";
import type * as people from "./people.ts";
import type * as purchases from "./purchases.ts";
import type * as refunds from "./refunds.ts";
import type * as search from "./search.ts";
import type * as support from "./support.ts";
import type * as system from "./system.ts";

/**
 * The backend's tables, for Kysely. Money is whole minor units (hundredths of the client's currency), a currency's
 * rate ×100000, a tax rate ×1000, other percents ×100; times are ISO text in UTC, days "YYYY-MM-DD", flags 0 or 1;
 * what is unset is null, and never 0 or "0000-00-00": that is the wire's business.
 */
export interface Tables {
  jobs: JobsTable;

  admins: people.AdminsTable;
  users: people.UsersTable;
  user_clients: people.UserClientsTable;
  user_invites: people.UserInvitesTable;
  sso_tokens: people.SsoTokensTable;
  client_groups: people.ClientGroupsTable;
  clients: people.ClientsTable;
  contacts: people.ContactsTable;
  custom_fields: people.CustomFieldsTable;
  custom_field_values: people.CustomFieldValuesTable;
  client_notes: people.ClientNotesTable;

  currencies: catalogue.CurrenciesTable;
  payment_methods: catalogue.PaymentMethodsTable;
  product_groups: catalogue.ProductGroupsTable;
  products: catalogue.ProductsTable;
  product_prices: catalogue.ProductPricesTable;
  product_upgrades: catalogue.ProductUpgradesTable;
  config_groups: catalogue.ConfigGroupsTable;
  config_group_products: catalogue.ConfigGroupProductsTable;
  config_options: catalogue.ConfigOptionsTable;
  config_choices: catalogue.ConfigChoicesTable;
  config_choice_prices: catalogue.ConfigChoicePricesTable;
  addons: catalogue.AddonsTable;
  addon_products: catalogue.AddonProductsTable;
  addon_prices: catalogue.AddonPricesTable;
  server_groups: catalogue.ServerGroupsTable;
  servers: catalogue.ServersTable;
  tlds: catalogue.TldsTable;
  tld_prices: catalogue.TldPricesTable;
  group_tld_prices: catalogue.GroupTldPricesTable;
  promotions: catalogue.PromotionsTable;

  orders: purchases.OrdersTable;
  services: purchases.ServicesTable;
  service_config_options: purchases.ServiceConfigOptionsTable;
  service_addons: purchases.ServiceAddonsTable;
  domains: purchases.DomainsTable;
  cancel_requests: purchases.CancelRequestsTable;

  upgrades: orders.UpgradesTable;
  invoice_line_effects: orders.InvoiceLineEffectsTable;
  invoice_line_periods: orders.InvoiceLinePeriodsTable;
  product_recommendations: orders.ProductRecommendationsTable;

  invoices: billing.InvoicesTable;
  invoice_items: billing.InvoiceItemsTable;
  transactions: billing.TransactionsTable;
  payment_references: billing.PaymentReferencesTable;
  capture_attempts: billing.CaptureAttemptsTable;
  invoice_notices: billing.InvoiceNoticesTable;
  refund_attempts: refunds.RefundAttemptsTable;
  credits: billing.CreditsTable;
  pay_methods: billing.PayMethodsTable;
  quotes: billing.QuotesTable;
  quote_items: billing.QuoteItemsTable;
  billable_items: billing.BillableItemsTable;
  affiliates: billing.AffiliatesTable;
  tax_rules: billing.TaxRulesTable;

  departments: support.DepartmentsTable;
  admin_departments: support.AdminDepartmentsTable;
  ticket_statuses: support.TicketStatusesTable;
  tickets: support.TicketsTable;
  ticket_replies: support.TicketRepliesTable;
  ticket_notes: support.TicketNotesTable;
  attachments: support.AttachmentsTable;
  predefined_categories: support.PredefinedCategoriesTable;
  predefined_replies: support.PredefinedRepliesTable;
  blocked_senders: support.BlockedSendersTable;
  announcements: support.AnnouncementsTable;

  emails: system.EmailsTable;
  email_templates: system.EmailTemplatesTable;
  activity_log: system.ActivityLogTable;
  settings: system.SettingsTable;
  module_queue: system.ModuleQueueTable;
  automation_log: system.AutomationLogTable;
  todo_items: system.TodoItemsTable;
  banned_ips: system.BannedIpsTable;

  module_calls: modules.ModuleCallsTable;
  sandbox_calls: modules.SandboxCallsTable;
  sandbox_accounts: modules.SandboxAccountsTable;
  sandbox_domains: modules.SandboxDomainsTable;
  sandbox_tokens: modules.SandboxTokensTable;
  sandbox_charges: modules.SandboxChargesTable;
  sandbox_refunds: modules.SandboxRefundsTable;

  search_words: search.SearchWordsTable;
  search_variants: search.SearchVariantsTable;
  search_terms: search.SearchTermsTable;
  search_changes: search.SearchChangesTable;
}
