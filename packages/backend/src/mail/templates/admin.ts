import { type Template, templatesOf } from "./template.ts";

const admin = templatesOf("admin", "", "");

const service = "Client: {$client_id}<br />Service: {$service_id}, {$service_product} {$service_domain}";
const domain = "Client: {$client_id}<br />Domain: {$domain_id}, {$domain_name}";
const ticket =
  "Department: {$ticket_department}<br />From: {$ticket_client_name}<br />Subject: {$ticket_subject}<br />Priority: {$ticket_priority}";

/** To the staff. */
export const adminTemplates: readonly Template[] = [
  admin(
    "New Order Notification",
    "New Order #{$order_number}",
    "Client: {$client_name} (#{$client_id})",
    "{$order_details}",
    "Payment method: {$order_payment_method}<br />Amount: {$order_amount}",
  ),
  admin("Automatic Setup Successful", "Automatic Setup Successful", service),
  admin("Automatic Setup Failed", "Automatic Setup Failed", service, "Error: {$service_error_message}"),
  admin("Service Unsuspension Successful", "Service Unsuspension Successful", service),
  admin("Service Unsuspension Failed", "Service Unsuspension Failed", service, "Error: {$service_error_message}"),
  admin("Domain Renewal Successful", "Domain Automatic Renewal Successful", domain),
  admin("Domain Renewal Failed", "Domain Automatic Renewal Failed", domain, "Error: {$domain_error_message}"),
  admin(
    "New Cancellation Request",
    "New Cancellation Request",
    service,
    "Type: {$service_cancellation_type}<br />Reason: {$service_cancellation_reason}",
  ),
  admin(
    "Quote Accepted Notification",
    "Quote Accepted Notification",
    "Quote #{$quote_number}, {$quote_subject}, was accepted.",
  ),
  admin("Support Ticket Created", "[Ticket ID: {$ticket_id}] New Support Ticket Opened", ticket, "{$ticket_message}"),
  admin(
    "Support Ticket Response",
    "[Ticket ID: {$ticket_id}] New Support Ticket Response",
    ticket,
    "{$ticket_message}",
  ),
  admin("Support Ticket Flagged", "New Support Ticket Flagged to You", ticket, "{$ticket_message}"),
  admin("Support Ticket Department Reassigned", "Support Ticket Department Reassigned", ticket, "{$ticket_message}"),
];
