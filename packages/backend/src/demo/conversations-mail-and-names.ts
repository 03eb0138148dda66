import { type Conversation, client, note, staff } from "./conversation.ts";

export const mailAndNameConversations: readonly Conversation[] = [
  {
    key: "mail-rejected",
    department: 1,
    priority: "High",
    about: "domain",
    subject: "Mail to one provider comes back",
    turns: [
      client(
        0,
        "All mail from {domain} to one large provider comes back since yesterday:\n\n550 5.7.26 This mail has been blocked because the sender is unauthenticated\n\nOther addresses work. We send invoices this way, so it is urgent.",
      ),
      staff(
        21,
        "Hello {name},\n\nthat provider now asks for DKIM, and your zone has none. Please add this record:\n\nCNAME kraken._domainkey → dkim.kraken.example\n\nI sign your mail with it as soon as I can see it.\n\n{agent}",
      ),
      client(37, "Added. Do I need to send the invoices again?"),
      staff(
        48,
        "The key is visible and a test arrived in the inbox. Mail that came back is lost, so yes: send those again. In the log I count 14, list attached below.\n\n2091, 2092, 2094–2104, 2107\n\n{agent}",
      ),
      client(55, "Perfect, all 14 sent again and not one came back."),
    ],
  },
  {
    key: "second-mailbox",
    department: 1,
    priority: "Low",
    about: "service",
    subject: "Second mailbox for a colleague",
    turns: [
      client(
        0,
        "We have a new colleague and need one more mailbox. All ten are taken. Can we add one, or do we have to take the next size?",
      ),
      staff(
        75,
        "Hello {name},\n\nno need for the next size: two of the ten have not been opened for over a year (info-old and praktikum). If they may go, you have room. Otherwise one more costs as much as a tenth of the pack.\n\n{agent}",
      ),
      client(130, "praktikum can go. Please keep info-old, our tax adviser still writes there."),
      staff(
        64,
        "praktikum is gone, its mail is kept for 30 days. The new mailbox is there; the password went to you by a one-time link, since I don't send passwords in tickets.\n\n{agent}",
      ),
    ],
  },
  {
    key: "spam-wave",
    department: 1,
    priority: "Medium",
    about: "service",
    subject: "Much more spam since Monday",
    turns: [
      client(
        0,
        "We get about 80 spam mails a day now, before it was maybe five. All from different senders with a PDF. Can the filter be stricter?",
      ),
      staff(
        58,
        "Hello {name},\n\nthat wave hits many of our clients. Since 11:00 a rule stops those PDFs by what is in them. For {domain} I also lowered the limit from 6.0 to 5.0 points; what is above goes to Junk, nothing is thrown away.\n\nPlease look into Junk for a few days, and move what isn't spam: the filter learns from it.\n\n{agent}",
      ),
      client(2900, "Two days later: three spam mails, and nothing good in Junk. Great."),
    ],
  },
  {
    key: "phone-mail",
    department: 1,
    priority: "Low",
    about: "service",
    subject: "Phone asks for the mail password again and again",
    turns: [
      client(
        0,
        "My phone asks for the password of my mailbox every few minutes. On the laptop it works with the same password.",
      ),
      staff(
        33,
        'Hello {name},\n\nthe log shows your phone signing in as "{name}" alone. The user name has to be the whole address. Please change it for incoming and for outgoing mail; phones keep them in two places.\n\n{agent}',
      ),
      client(16, "Outgoing was wrong. It works, thanks!"),
    ],
  },
  {
    key: "dns-move",
    department: 1,
    priority: "Medium",
    about: "domain",
    subject: "Point the domain to a shop elsewhere, keep mail here",
    turns: [
      client(
        0,
        'Our new shop runs at another company. They say "change the nameservers to ours". But mail for {domain} should stay with you. Is that possible?',
      ),
      staff(
        46,
        "Hello {name},\n\nyes, and better without changing nameservers: then mail would stop, since they don't know your mail records. Leave the nameservers and set only these two:\n\nA @ 198.51.100.77\nCNAME www → shops.example\n\nShall I?\n\n{agent}",
      ),
      client(22, "Please do. When will it be visible?"),
      staff(
        13,
        "Set, with a lifetime of five minutes. From here the shop answers already, and MX still points to us.\n\n{agent}",
      ),
    ],
  },
  {
    key: "transfer-hangs",
    department: 1,
    priority: "Medium",
    about: "domain",
    subject: "Domain transfer hangs at the old registrar",
    turns: [
      client(
        0,
        'I ordered the transfer of {domain} six days ago and it is still "Pending Transfer". I gave you the code. What takes so long?',
      ),
      note(20, "Registry says clientTransferProhibited. Lock is back on at the loser."),
      staff(
        12,
        "Hello {name},\n\nthe old registrar has locked the name again on Thursday, so the registry refused. Please switch the lock off there once more; some of them set it after every change of contacts.\n\nI ask the registry again every hour, and the code is still valid.\n\n{agent}",
      ),
      client(1500, "Lock is off now. They wanted me to call them for it, unbelievable."),
      staff(
        170,
        "The registry has accepted it at 14:20. They have up to five days to object, most let it pass at once.\n\n{agent}",
      ),
    ],
  },
  {
    key: "domain-expired",
    department: 1,
    priority: "High",
    about: "domain",
    subject: "Our domain expired, the site shows a parking page",
    turns: [
      client(
        0,
        "{domain} shows some parking page. I see now that it expired last week, the mail about it went to a colleague who left. Is it gone??",
      ),
      staff(
        10,
        "Hello {name},\n\nit isn't gone: it is in its grace period for 22 more days, and only you can renew it, at the normal price. I made the invoice; when it is paid, the registry renews within minutes.\n\n{agent}",
      ),
      client(14, "Paid by card just now."),
      staff(
        12,
        "Renewed for a year. Your own nameservers are back in; some networks may remember the parking page for up to two hours.\n\nI also switched auto-renew on, and the notices go to the billing address now. Tell me if you don't want that.\n\n{agent}",
      ),
      client(80, "We are back. Please leave both as they are. Thank you so much."),
    ],
  },
  {
    key: "epp-code",
    department: 1,
    priority: "Low",
    about: "domain",
    subject: "Authorisation code for a domain",
    turns: [
      client(
        0,
        "A club that I built a site for wants to take {domain} to its own account elsewhere. Where do I find the code for that?",
      ),
      staff(
        84,
        'Hello {name},\n\nopen the domain, switch off the transfer lock, then choose "Authorisation code". It is shown once and valid for 30 days. Send it to the club by a way that you trust: whoever has it can take the domain.\n\n{agent}',
      ),
      client(45, "Got it. Nice that it works without waiting."),
    ],
  },
];
