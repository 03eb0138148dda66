/** Announcements, newest first; `ago` in days. HTML, as WHMCS has them. */
export const announcements = [
  {
    ago: 4,
    title: "PHP 8.2 leaves on 31 December",
    text: "<p>PHP 8.2 gets no security fixes after this year, so we switch it off on <strong>31 December</strong>.</p><p>Sites that still use it are moved to 8.3 that night. You can change earlier yourself: open the service, then <em>Configuration</em>. If something looks wrong afterwards, go back with one click and write to us.</p>",
  },
  {
    ago: 20,
    title: "A second data centre in Falkenstein",
    text: "<p>New cloud servers may now be placed in <strong>Falkenstein</strong>. Traffic between it and Frankfurt is free.</p><p>Existing servers can be moved: open a ticket and name an hour that suits you. A move takes about ten minutes.</p>",
  },
  {
    ago: 47,
    title: "Backups can be restored file by file",
    text: "<p>With the add-on <em>Daily backups</em> you can now restore single files, mailboxes and databases of the last 30 days, without asking us.</p><ul><li>Open the service</li><li>Choose <em>Backups</em> and a day</li><li>Tick what you want back</li></ul>",
  },
  {
    ago: 83,
    title: "Maintenance of fra-12 in the night to Sunday",
    text: "<p>We replace two disks of <strong>fra-12</strong> on Sunday between 02:00 and 04:00 UTC. Each server on it restarts once, for about three minutes.</p><p><strong>Update, Sunday 03:10:</strong> all done, with no more than two minutes down.</p>",
  },
  {
    ago: 131,
    title: "New prices for .io",
    text: "<p>The registry raises its price, so a year of <strong>.io</strong> costs €49.00 from next month on. Renewals that are paid before then keep the old price, for up to ten years.</p>",
  },
  {
    ago: 190,
    title: "Sign in with a second factor",
    text: "<p>You can now protect your account with an authenticator app. Find it under <em>Profile and security</em>. Please keep the recovery codes somewhere that isn't your phone.</p>",
  },
  {
    ago: 260,
    title: "We answer on weekends, too",
    text: "<p>Technical support now answers every day from 06:00 to 22:00 UTC, and round the clock for services with <em>Priority support</em>.</p>",
  },
] as const;

export const predefinedCategories = [
  { id: 1, parent: null, name: "First answers" },
  { id: 2, parent: null, name: "Technical" },
  { id: 3, parent: 2, name: "Mail" },
  { id: 4, parent: 2, name: "Domains and DNS" },
  { id: 5, parent: null, name: "Billing" },
] as const;

export const predefinedReplies = [
  {
    category: 1,
    name: "We are on it",
    reply:
      "Hello [NAME],\r\n\r\nthank you for writing. I have your ticket [TICKETID] now, and am looking into it. You hear from me within the hour.\r\n\r\n[SIGNATURE]",
  },
  {
    category: 1,
    name: "A question first",
    reply:
      "Hello [NAME],\r\n\r\nto find this quickly I need one thing more from you: when did it happen last, as exactly as you know, and from which network?\r\n\r\n[SIGNATURE]",
  },
  {
    category: 1,
    name: "May I close it?",
    reply:
      "Hello [NAME],\r\n\r\nfrom here all looks well again. If it does for you, too, there is nothing to do: I close the ticket in four days. Otherwise just answer.\r\n\r\n[SIGNATURE]",
  },
  {
    category: 2,
    name: "Cleared the cache",
    reply:
      "Hello [NAME],\r\n\r\nI have cleared the page cache and OPcache of your site. Please load it once with the Shift key held down.\r\n\r\n[SIGNATURE]",
  },
  {
    category: 2,
    name: "Restored from the backup",
    reply:
      "Hello [NAME],\r\n\r\nyour files are back, from the copy of last night. What was there before is in the folder restore-[DATE], in case you need it.\r\n\r\n[SIGNATURE]",
  },
  {
    category: 3,
    name: "Settings for a mail program",
    reply:
      "Hello [FIRSTNAME],\r\n\r\nIMAP: mx-02.kraken.example, port 993, TLS\r\nSMTP: mx-02.kraken.example, port 465, TLS\r\nThe user name is the whole address.\r\n\r\n[SIGNATURE]",
  },
  {
    category: 3,
    name: "SPF and DKIM",
    reply:
      'Hello [FIRSTNAME],\r\n\r\nplease add these two records where your DNS is kept; then other providers trust your mail:\r\n\r\nTXT @ "v=spf1 include:spf.kraken.example -all"\r\nCNAME kraken._domainkey → dkim.kraken.example\r\n\r\n[SIGNATURE]',
  },
  {
    category: 4,
    name: "Nameservers need time",
    reply:
      "Hello [NAME],\r\n\r\nthe change is made. Other networks may remember the old nameservers for up to a day; nothing is lost until then, mail neither.\r\n\r\n[SIGNATURE]",
  },
  {
    category: 4,
    name: "How to transfer a domain to us",
    reply:
      "Hello [NAME],\r\n\r\n1. Unlock the domain at your present registrar.\r\n2. Ask there for the authorisation code (EPP code).\r\n3. Order the transfer with us and enter the code.\r\n\r\nThe transfer takes up to five days, and adds a year.\r\n\r\n[SIGNATURE]",
  },
  {
    category: 5,
    name: "Invoice with another address",
    reply:
      "Hello [NAME],\r\n\r\nI have changed the address for what comes. A paid invoice can't be rewritten, so I have cancelled it and sent a corrected one with today's date.\r\n\r\n[SIGNATURE]",
  },
  {
    category: 5,
    name: "Payment has arrived",
    reply:
      "Hello [NAME],\r\n\r\nyour payment has arrived, and everything is switched on again. Thank you.\r\n\r\n[SIGNATURE]",
  },
] as const;

/** Promotions: `value` in hundredths (of a percent, or of a dollar). */
export const promotions = [
  {
    code: "AUTUMN10",
    type: "Percentage",
    value: 1000,
    recurring: 0,
    from: -60,
    to: 30,
    max_uses: 500,
    new_signups: 0,
    once: 1,
    cycles: "",
    applies: "1,2,3,4,5",
    notes: "Newsletter of autumn",
  },
  {
    code: "WELCOME25",
    type: "Percentage",
    value: 2500,
    recurring: 0,
    from: -300,
    to: null,
    max_uses: 0,
    new_signups: 1,
    once: 1,
    cycles: "Annually,Biennially,Triennially",
    applies: "1,2,3,4",
    notes: "First year for new clients",
  },
  {
    code: "AGENCY5",
    type: "Percentage",
    value: 500,
    recurring: 1,
    from: null,
    to: null,
    max_uses: 0,
    new_signups: 0,
    once: 0,
    cycles: "",
    applies: "",
    notes: "For agencies, as long as they stay",
  },
  {
    code: "FREESETUP",
    type: "Free Setup",
    value: 0,
    recurring: 0,
    from: null,
    to: null,
    max_uses: 50,
    new_signups: 0,
    once: 0,
    cycles: "",
    applies: "11,12",
    notes: "",
  },
  {
    code: "SPRING20",
    type: "Fixed Amount",
    value: 2000,
    recurring: 0,
    from: -260,
    to: -170,
    max_uses: 100,
    new_signups: 0,
    once: 1,
    cycles: "Annually",
    applies: "3,4,5",
    notes: "Over",
  },
] as const;
