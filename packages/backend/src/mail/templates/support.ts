import { SIGNED, type Template, templatesOf } from "./template.ts";

const support = templatesOf("support", "", SIGNED);
const bounce = templatesOf("notification", "", SIGNED);

const reference = "Subject: {$ticket_subject}<br />Priority: {$ticket_priority}<br />Status: {$ticket_status}";
const see = "You can look at the ticket at any time: {$ticket_link}";
const subject = (rest: string) => `[Ticket ID: {$ticket_id}] ${rest}`;

/** About a ticket. */
export const supportTemplates: readonly Template[] = [
  support(
    "Support Ticket Opened",
    subject("{$ticket_subject}"),
    "{$ticket_client_name},",
    "thank you for writing to us. Your ticket is open, and you will hear from us by e-mail.",
    reference,
    see,
  ),
  support(
    "Support Ticket Opened by Admin",
    subject("{$ticket_subject}"),
    "{$ticket_client_name},",
    "{$ticket_message}",
    reference,
    see,
  ),
  support("Support Ticket Reply", subject("{$ticket_subject}"), "{$ticket_message}", reference, see),
  support(
    "Support Ticket Auto Close Notification",
    subject("Support Ticket Closed"),
    "{$ticket_client_name},",
    "we have not heard from you about this ticket for {$ticket_auto_close_time} hours, so it is closed now. If something is left, reply to it and it is open again.",
    see,
  ),
  support(
    "Support Ticket Feedback Request",
    subject("How did we do?"),
    "{$ticket_client_name},",
    "this ticket is closed. Would you tell us how it went? {$ticket_link}",
  ),
  bounce(
    "Bounce Message",
    "Support Ticket Not Opened",
    "{$client_name},",
    "your message to our support could not be taken, because your address may not open tickets.",
  ),
  bounce(
    "Clients Only Bounce Message",
    "Support Ticket Not Opened",
    "{$client_name},",
    "this department takes messages of clients only, and your address is none that we know.",
  ),
  bounce(
    "Replies Only Bounce Message",
    "Support Ticket Not Opened",
    "{$client_name},",
    "please open new tickets at {$whmcs_link}: this address takes replies only.",
  ),
];
