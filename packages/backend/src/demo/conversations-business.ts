import { type Conversation, client, note, staff } from "./conversation.ts";

export const businessConversations: readonly Conversation[] = [
  {
    key: "invoice-address",
    department: 2,
    priority: "Low",
    subject: "Another address on our invoices",
    turns: [
      client(
        0,
        "We moved on the first of the month. Our accountant asks for invoices with the new address, also for the last one. Can you change it?",
      ),
      staff(
        140,
        "Hello {name},\n\nI have changed the address in your account, so it is right from now on. A paid invoice may not be rewritten; I have cancelled the last one and made a corrected one with the same amount, marked as paid. Both are in your list.\n\n{agent}",
      ),
      client(60, "That is exactly what she needs. Thank you!"),
    ],
  },
  {
    key: "double-payment",
    department: 2,
    priority: "Medium",
    subject: "Paid twice by mistake",
    turns: [
      client(
        0,
        "I paid the last invoice by card, and then our bookkeeping paid it again by bank transfer. Can we have one of them back, please?",
      ),
      staff(
        190,
        "Hello {name},\n\nboth arrived, yes. I have put the bank transfer into your credit: it pays the next invoices by itself. If you would rather have it back in your account, tell me, and it is there in two to three working days.\n\n{agent}",
      ),
      client(75, "Credit is fine. We stay anyway :)"),
    ],
  },
  {
    key: "card-refused",
    department: 2,
    priority: "Medium",
    subject: "Card refused, but it works everywhere else",
    turns: [
      client(
        0,
        "You wrote that my card was refused. It is not expired and there is money on it. Did I do something wrong?",
      ),
      staff(
        36,
        'Hello {name},\n\nthe answer from the bank was "authentication required": it wants you to confirm the payment once. Please open the invoice and pay it there; your bank then asks you. After that the stored card works for renewals again.\n\nNothing is suspended until the end of next week, I have set that.\n\n{agent}',
      ),
      client(22, "It asked me in the banking app, and went through."),
    ],
  },
  {
    key: "vat-id",
    department: 2,
    priority: "Low",
    subject: "Invoices without VAT?",
    turns: [
      client(
        0,
        "We now have a VAT number and are a company in another EU country. Should our invoices not be without VAT then?",
      ),
      staff(
        210,
        "Hello {name},\n\nyes, from the day on which we have the number: then the tax is yours to report (reverse charge). Please enter it under Profile. It is checked against the EU's register, which takes a few seconds.\n\nInvoices from before keep their VAT; your tax office gives it back.\n\n{agent}",
      ),
      client(1300, "Entered, it shows as valid. Does the next invoice have it?"),
      staff(
        95,
        "It does: the next one is without VAT and carries both numbers and the sentence about reverse charge.\n\n{agent}",
      ),
    ],
  },
  {
    key: "cancel-at-end",
    department: 2,
    priority: "Low",
    about: "service",
    subject: "Cancel at the end of the period",
    turns: [
      client(
        0,
        "We close our old shop and don't need {domain} any more after this period. I have asked for the cancellation on the page. Do I have to do anything about the data?",
      ),
      staff(
        160,
        "Hello {name},\n\nthe cancellation is there, nothing more will be charged. The files are deleted on the last day, and the backups 30 days later. Orders must be kept for ten years in your country, so please export them before: Databases, then Export.\n\n{agent}",
      ),
      client(2000, "Exported and stored. It was a good time with you, we come back with the next idea."),
    ],
  },
  {
    key: "pay-later",
    department: 2,
    priority: "Medium",
    subject: "Can we pay two weeks later?",
    turns: [
      client(
        0,
        "A customer of ours pays late and so do we, I am afraid. Could we pay the open invoice two weeks later without losing the server?",
      ),
      staff(
        85,
        "Hello {name},\n\nyes. I have noted it: no reminder and no suspension before the end of that week. If you can pay a part now, that works as well; the invoice page takes any amount.\n\n{agent}",
      ),
      client(30, "That is kind. I paid a third of it just now."),
    ],
  },
  {
    key: "upgrade-no-downtime",
    department: 3,
    priority: "Medium",
    about: "service",
    subject: "Upgrade without downtime?",
    turns: [
      client(
        0,
        "We expect many visitors in December. Can {domain} be made larger without going offline? And smaller again in January?",
      ),
      staff(
        48,
        'Hello {name},\n\nlarger: with one restart, about 40 seconds, at an hour that you choose. You pay the difference for the days that are left in your period, the page shows it to the cent before you confirm.\n\nSmaller: also, if the disk was not enlarged. So choose "CPU and memory only" when you change.\n\n{agent}',
      ),
      client(260, "Good. Tonight at 03:00 UTC then, please do it for me."),
      note(5, "Scheduled for 03:00, CPU and memory only."),
      staff(890, "Done at 03:01, it was away for 38 seconds. The difference is on an invoice of its own.\n\n{agent}"),
    ],
  },
  {
    key: "migration",
    department: 3,
    priority: "Medium",
    subject: "Would you move our site from another company?",
    turns: [
      client(
        0,
        "Hi, we think about moving to you: one shop, about 12 GB, 15 mailboxes. How does that go, and how long would the shop be away?",
      ),
      staff(
        66,
        'Hello {name},\n\nwe copy everything first, you test it on an address that only you know, and then we copy once more what is new and switch. The shop is away for about ten minutes, at night if you like. Mail is copied twice, so that nothing is lost.\n\nIt is a fixed price, see "Website migration", and free if it can\'t be done.\n\n{agent}',
      ),
      client(
        1440,
        "Ordered. Could it be the night to Thursday? The access data is in the panel, where you asked for it.",
      ),
      staff(
        120,
        "The night to Thursday, from 01:00. The first copy runs already; you get the address for testing this evening.\n\n{agent}",
      ),
      client(2880, "We are live with you, and nobody noticed. Lovely work."),
    ],
  },
  {
    key: "offer-for-server",
    department: 3,
    priority: "Low",
    subject: "Offer for a dedicated server",
    turns: [
      client(
        0,
        "We need a machine with 128 GB of memory and two fast disks for a database, for at least two years. Could you make us an offer with backups included?",
      ),
      staff(
        230,
        "Hello {name},\n\nwith pleasure: the offer is in your account under Quotes. It has the AX-102, 1 TB of backup storage and priority support. For two years paid ahead I could take off 5 %.\n\n{agent}",
      ),
      client(1600, "Thank you. I have to show it to my partner, and answer next week."),
    ],
  },
  {
    key: "phishing-report",
    department: 4,
    priority: "High",
    subject: "Phishing mail in your name",
    turns: [
      client(
        0,
        'I got a mail that looks like from you: "Your domain {domain} will be deleted, pay 9.90 now". The link goes somewhere else. Is it real?',
      ),
      staff(
        18,
        "Hello {name},\n\nit isn't from us, good that you asked. We never ask for a payment by a link to another site; what you owe is always under Billing in your account, too.\n\nWe have reported the page. If you typed your password there, change it now and switch on the second factor.\n\n{agent}",
      ),
      client(25, "I did not click. Thanks for the quick answer."),
    ],
  },
];
