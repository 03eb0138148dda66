import { DEAR_CLIENT, SIGNED, type Template, templatesOf } from "./template.ts";

const product = templatesOf("product", DEAR_CLIENT, SIGNED);
const domain = templatesOf("domain", DEAR_CLIENT, SIGNED);

const facts = (...rows: [string, string][]) =>
  `<table>${rows.map(([name, value]) => `<tr><th>${name}</th><td>${value}</td></tr>`).join("")}</table>`;

const server: [string, string][] = [
  ["Server", "{$service_server_name}"],
  ["IP address", "{$service_server_ip}"],
  ["User name", "{$service_username}"],
  ["Password", "{$service_password}"],
];
const renewal: [string, string][] = [
  ["Recurring amount", "{$service_recurring_amount}"],
  ["Billing cycle", "{$service_billing_cycle}"],
  ["Next due", "{$service_next_due_date}"],
];

/** About a service or a domain. */
export const productTemplates: readonly Template[] = [
  product(
    "Hosting Account Welcome Email",
    "New Account Information",
    "your hosting account for <strong>{$service_domain}</strong> is set up.",
    facts(["Product", "{$service_product_name}"], ...server, ...renewal),
    "Point your domain to these name servers: {$service_ns1} and {$service_ns2}.",
  ),
  product(
    "Reseller Account Welcome Email",
    "Reseller Account Information",
    "your reseller account for <strong>{$service_domain}</strong> is set up.",
    facts(["Product", "{$service_product_name}"], ...server, ...renewal),
  ),
  product(
    "Dedicated/VPS Server Welcome Email",
    "Your New Server",
    "your server is ready.",
    facts(["Product", "{$service_product_name}"], ["Address", "{$service_dedicated_ip}"], ...server, ...renewal),
  ),
  product(
    "Other Product/Service Welcome Email",
    "New Product Information",
    "your order of <strong>{$service_product_name}</strong> is set up.",
    facts(...renewal),
  ),
  product(
    "Service Suspension Notification",
    "Service Suspension Notification",
    "your service <strong>{$service_product_name}</strong> {$service_domain} is suspended.",
    "Reason: {$service_suspension_reason}",
    "Please write to us, or pay what is open, so that it can go on: {$whmcs_link}",
  ),
  product(
    "Service Unsuspension Notification",
    "Service Unsuspension Notification",
    "your service <strong>{$service_product_name}</strong> {$service_domain} is active again.",
  ),
  product(
    "Service Termination Notification",
    "Service Termination Notification",
    "your service <strong>{$service_product_name}</strong> {$service_domain} has been terminated.",
  ),
  product(
    "Cancellation Request Confirmation",
    "Cancellation Request Confirmation",
    "we have your request to cancel <strong>{$service_product_name}</strong> {$service_domain} ({$service_cancellation_type}).",
    "{if $service_cancellation_reason}You told us why: {$service_cancellation_reason}{/if}",
  ),
  product(
    "Upgrade Order Confirmation",
    "Upgrade Order Confirmation",
    "your service {$service_domain} is now <strong>{$service_product_name}</strong>.",
    facts(...renewal),
  ),
  domain(
    "Domain Registration Confirmation",
    "Domain Registration Confirmation",
    "the domain <strong>{$domain_name}</strong> is registered.",
    facts(
      ["Registered", "{$domain_reg_date}"],
      ["Years", "{$domain_reg_period}"],
      ["Amount", "{$domain_first_payment_amount}"],
      ["Next due", "{$domain_next_due_date}"],
    ),
  ),
  domain(
    "Domain Transfer Initiated",
    "Domain Transfer Initiated",
    "the transfer of <strong>{$domain_name}</strong> to us has begun. This usually takes up to seven days.",
  ),
  domain(
    "Domain Transfer Completed",
    "Domain Transfer Completed",
    "the domain <strong>{$domain_name}</strong> has arrived with us. It is due next on {$domain_next_due_date}.",
  ),
  domain(
    "Domain Transfer Failed",
    "Domain Transfer Failed",
    "the transfer of <strong>{$domain_name}</strong> has failed: {$domain_transfer_failure_reason}",
    "Please write to us, so that we can try again.",
  ),
  domain(
    "Domain Renewal Confirmation",
    "Domain Renewal Confirmation",
    "the domain <strong>{$domain_name}</strong> is renewed. It now expires on {$domain_expiry_date}.",
  ),
  domain(
    "Upcoming Domain Renewal Notice",
    "Upcoming Domain Renewal Notice",
    "the domain <strong>{$domain_name}</strong> expires on {$domain_expiry_date}, in {$domain_days_until_expiry} days. Renewing it costs {$domain_recurring_amount}.",
    "{$whmcs_link}",
  ),
  domain(
    "Expired Domain Notice",
    "Expired Domain Notice",
    "the domain <strong>{$domain_name}</strong> expired on {$domain_expiry_date}. It can still be renewed for a while: {$whmcs_link}",
  ),
];
