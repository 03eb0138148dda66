import { DEAR_CLIENT, SIGNED, type Template, templatesOf } from "./template.ts";

const general = templatesOf("general", DEAR_CLIENT, SIGNED);
const affiliate = templatesOf("affiliate", DEAR_CLIENT, SIGNED);
const user = templatesOf("user", "Dear {$user_first_name},", SIGNED);

/** About a client, his orders and his quotes; to users about themselves. */
export const generalTemplates: readonly Template[] = [
  general(
    "Client Signup Email",
    "Welcome to {$company_name}",
    "thank you for signing up with us. Your account is ready, and you can sign in with the address {$client_email} at {$whmcs_link}.",
    "There you see your services, domains and invoices, and you can write to us whenever something is not as it should be.",
  ),
  general(
    "Order Confirmation",
    "Order Confirmation",
    "we have received your order, and will see to it shortly. Its number is <strong>{$order_number}</strong>.",
    "{$order_details}",
    "{if $invoice_num}Its invoice is #{$invoice_num}: {$invoice_link}{/if}",
    "You will hear from us as soon as it is set up.",
  ),
  general(
    "Quote Delivery with PDF",
    "Quote #{$quote_number} for {$quote_subject}",
    "here is the quote that you asked for. It is valid until {$quote_valid_until}.",
    "{$quote_items}",
    "Total: <strong>{$quote_total}</strong>",
    "You can look at it and accept it here: {$quote_link}",
  ),
  general(
    "Quote Accepted",
    "Quote #{$quote_number} Accepted",
    "thank you for accepting quote #{$quote_number}, {$quote_subject}.",
    "{if $invoice_num}We have made invoice #{$invoice_num} for it: {$invoice_link}{/if}",
  ),
  general(
    "Credit Card Expiring Soon",
    "Credit Card Expiring Soon",
    "the card that ends in {$card_last_four} expires on {$card_expiry}. Please save a new one, so that your services go on: {$whmcs_link}",
  ),
  general(
    "Account Closed",
    "Your account is closed",
    "your account with {$company_name} is closed, and what was active in it has been ended. Thank you for having been with us.",
  ),
  user(
    "Password Reset Validation",
    "Your password reset request",
    'somebody, you we hope, asked for a new password for {$user_email}. Choose one here within two hours: <a href="{$reset_password_url}">{$reset_password_url}</a>',
    "If it was not you, leave this mail be. Your password stays as it is.",
  ),
  user(
    "Password Reset Confirmation",
    "Your password has been changed",
    "the password for {$user_email} was changed just now. If it was not you, write to us at once.",
  ),
  user(
    "Account Access Invitation",
    "You are invited to manage an account at {$company_name}",
    "{$invite_sender_name} has given you access to the account of {$invite_account_name}.",
    'Accept it here within seven days: <a href="{$invite_accept_url}">{$invite_accept_url}</a>',
  ),
  user(
    "Email Address Verification",
    "Confirm your e-mail address",
    'please confirm that {$user_email} is your address: <a href="{$verification_url}">{$verification_url}</a>',
  ),
  affiliate(
    "Affiliate Monthly Referrals Report",
    "Monthly Affiliate Referrals Report",
    "your referral link was followed {$affiliate_total_visits} times so far, and your balance is {$affiliate_balance}.",
  ),
];
