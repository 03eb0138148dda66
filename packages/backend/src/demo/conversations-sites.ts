import { type Conversation, client, note, staff } from "./conversation.ts";

export const siteConversations: readonly Conversation[] = [
  {
    key: "slow-checkout",
    department: 1,
    priority: "High",
    about: "service",
    subject: "Checkout is slow since the PHP 8.4 update",
    turns: [
      client(
        0,
        "Since the update to PHP 8.4 on Saturday the checkout of our shop takes eight to ten seconds. The rest of the site is quick.\n\nI tried it from two networks and with all plugins off but the shop's own. Did anything change besides PHP?",
      ),
      note(28, "OPcache went back to defaults on fra-07 with the update. Same as the other shop this morning."),
      staff(
        11,
        "Good morning {name},\n\nI am looking at it now. Could you tell me an order number of a slow checkout, so that I can follow it in the logs?\n\n{agent}",
      ),
      client(41, "Order 20931, yesterday at 21:14."),
      staff(
        270,
        "Thank you, that narrows it down. Two things changed that night: PHP, and OPcache's settings, which went back to their defaults. I have put yours back:\n\nopcache.memory_consumption=256\nopcache.max_accelerated_files=20000\n\nThe cart answers in 0.4 s from here now. The payment step still asks an address that takes 6 s to answer. Is that your payment provider, and may we turn off its address check for an hour to see?\n\n{agent}",
      ),
    ],
  },
  {
    key: "php-version",
    department: 1,
    priority: "Medium",
    about: "service",
    subject: "Which PHP version should we use?",
    turns: [
      client(
        0,
        "Hello, I got your news that PHP 8.2 goes away. {domain} still uses it. Our theme is three years old and its maker does not answer. Can you tell whether it would work with 8.3?",
      ),
      staff(
        52,
        "Hello {name},\n\nI copied the site to a staging address, switched that to 8.3 and clicked through it: one warning on the contact page, from the form plugin. An update of the plugin solves it, I tried.\n\nShall I do both on the real site? It takes two minutes, and the copy stays as a way back.\n\n{agent}",
      ),
      client(95, "Yes please, today after 20:00 would be best. And thank you for trying it first!"),
      staff(
        250,
        "Done at 20:06. The form sends, the shop takes a test order, and the log is quiet. I keep the copy for a week.\n\n{agent}",
      ),
      client(30, "All good here. You can close this."),
    ],
  },
  {
    key: "restore",
    department: 1,
    priority: "High",
    about: "service",
    subject: "Deleted a folder by mistake, please restore",
    turns: [
      client(
        0,
        "I deleted wp-content/uploads/2024 on {domain} while cleaning up. It was the wrong window. Please tell me there is a backup :(",
      ),
      staff(
        9,
        "Hello {name},\n\nthere is one, from 03:12 tonight. I am restoring the folder now, 4.1 GB. Please don't upload anything to it until I write again.\n\n{agent}",
      ),
      staff(34, "It is back: 18,204 files, the same number as last night. Could you look at a few pages?\n\n{agent}"),
      client(12, "Everything is there. You saved my week, thank you."),
    ],
  },
  {
    key: "certificate",
    department: 1,
    priority: "High",
    about: "domain",
    subject: "Browser says the connection is not private",
    turns: [
      client(
        0,
        'Visitors of {domain} get a red page since this morning: "Your connection is not private", NET::ERR_CERT_DATE_INVALID. The www address works.',
      ),
      staff(
        17,
        "Hello {name},\n\nthe certificate could not be renewed: the name without www points to 198.51.100.20, and that is not our server, so the check fails. Did you change the DNS lately?\n\n{agent}",
      ),
      client(
        44,
        "We moved the mail last week, and the new provider gave us records to paste. So probably that was it?",
      ),
      staff(
        15,
        "Yes: their list replaced the A record as well. Set it back to\n\nA @ 203.0.113.47\n\nand leave their MX records as they are. I watch it, and ask for the certificate as soon as the name points here.\n\n{agent}",
      ),
      client(25, "Changed it."),
      staff(35, "The new certificate is in place and valid for 90 days. It renews itself from now on.\n\n{agent}"),
    ],
  },
  {
    key: "disk-full",
    department: 1,
    priority: "Medium",
    about: "service",
    subject: "Disk almost full, but I can't find what fills it",
    turns: [
      client(0, "The panel says 97 % of the disk is used. My files are 6 GB at most. Where is the rest?"),
      staff(
        63,
        "Hello {name},\n\n11 GB are backups that a plugin writes to wp-content/ai1wm-backups, one every night since March. They are inside the site, so our own backup copies them as well.\n\nMay I delete all but the latest two, and set the plugin to keep two?\n\n{agent}",
      ),
      client(180, "Yes! I thought it kept three."),
      staff(
        22,
        "Done: 38 % used now. Keeping copies on the same disk helps against mistakes, not against a broken disk, so the nightly backups are still worth having.\n\n{agent}",
      ),
    ],
  },
  {
    key: "ssh-locked-out",
    department: 1,
    priority: "High",
    about: "service",
    subject: "Locked out of my server",
    turns: [
      client(
        0,
        "I changed the firewall on {domain} and now SSH does not answer. The sites still run. Is there another way in?",
      ),
      staff(
        8,
        "Hello {name},\n\nthere is: open the service, then Console. It works without network. Sign in as root, then\n\nufw allow 22/tcp\nufw reload\n\n{agent}",
      ),
      client(19, "I am in, thanks. Can I keep the console open always?"),
      staff(
        26,
        "It closes after an hour without input, but you can open it whenever you need it. A tip: `ufw --dry-run` shows what a change would do.\n\n{agent}",
      ),
    ],
  },
  {
    key: "hacked",
    department: 4,
    priority: "High",
    about: "service",
    subject: "Strange pages in search results for our site",
    turns: [
      client(
        0,
        "When I search for our company I find hundreds of pages about cheap watches under {domain}. We sell honey. Is the site hacked?",
      ),
      staff(
        14,
        "Hello {name},\n\nyes, I am sorry. Someone came in through an old version of the gallery plugin nine days ago and left two files that make these pages. I have put the site into read-only mode, so it runs but nobody can change it.\n\nWe can go back to the copy from ten days ago and update the plugin. You would lose posts since then: I see one, from Tuesday.\n\n{agent}",
      ),
      client(38, "Please do it. I can write the Tuesday post again. Do we have to tell anyone?"),
      note(6, "Access log checked: only GET and the two uploads, no dump of the customer table."),
      staff(
        72,
        "The site is clean and updated, all passwords of it are new (you find them in the panel), and I asked the search engine to look again.\n\nFrom the logs, nobody read your customer data. So there is nothing that you must report, in our reading; ask your data protection officer to be sure.\n\n{agent}",
      ),
      client(400, "Thank you for the quick work and for telling it straight."),
    ],
  },
  {
    key: "staging",
    department: 1,
    priority: "Low",
    about: "service",
    subject: "How do I make a copy to try things?",
    turns: [
      client(0, "I want to try a new theme without breaking {domain}. Is there a simple way?"),
      staff(
        120,
        'Hello {name},\n\nopen the service, choose Staging, then "Make a copy". You get an address that only you can open. When you like it, "Bring over" makes it the real one; choose whether the database goes along. For a shop, say no, or you lose the orders in between.\n\n{agent}',
      ),
      client(300, "Found it, works. Good hint about the orders!"),
    ],
  },
  {
    key: "ipv6",
    department: 1,
    priority: "Low",
    about: "service",
    subject: "IPv6 on a second server",
    turns: [
      client(0, "The first server has an IPv6 address, the second one only IPv4. What do I have to do?"),
      staff(
        91,
        "Hello {name},\n\nnothing: its image was older than our IPv6 rollout. I have given it 2001:db8:12::48/64. After the next restart it is there by itself; without one, run\n\nnetplan apply\n\n{agent}",
      ),
      client(600, "It answers over IPv6 now."),
    ],
  },
];
