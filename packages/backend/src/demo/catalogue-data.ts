/** Prices here are cents in euros; catalogue.ts makes the other currencies and cycles from them. */
export interface ProductData {
  readonly group: 1 | 2 | 3;
  readonly name: string;
  readonly type: "hostingaccount" | "server" | "other";
  readonly monthly: number;
  readonly setup?: number;
  readonly onetime?: true;
  readonly featured?: true;
  readonly domain?: true;
  /** Which of the two servers runs it; none for what isn't on one. */
  readonly server?: 1 | 2;
  /** Megabytes of disk and of traffic a month. */
  readonly disk?: number;
  readonly traffic?: number;
  readonly line: string;
  readonly description: string;
  /** Ids of the products that a client may change to. */
  readonly upgrades?: readonly number[];
}

export const productGroups = [
  {
    name: "Web hosting",
    slug: "web-hosting",
    headline: "A home for your site",
    tagline: "Fast disks, daily copies, people who answer.",
  },
  {
    name: "Cloud servers",
    slug: "cloud-servers",
    headline: "Servers in a minute",
    tagline: "Grow and shrink them as you need.",
  },
  {
    name: "Dedicated servers",
    slug: "dedicated-servers",
    headline: "A machine of your own",
    tagline: "All of it, only for you.",
  },
] as const;

/** In the order of their ids, from 1. */
export const productData: readonly ProductData[] = [
  {
    group: 1,
    name: "Web Hosting S",
    type: "hostingaccount",
    monthly: 490,
    domain: true,
    server: 1,
    disk: 10_240,
    traffic: 102_400,
    line: "For one small site",
    description: "10 GB of NVMe disk\n3 mailboxes\n1 database\nFree certificates",
    upgrades: [2, 3, 4],
  },
  {
    group: 1,
    name: "Web Hosting M",
    type: "hostingaccount",
    monthly: 990,
    domain: true,
    server: 1,
    disk: 20_480,
    traffic: 512_000,
    line: "For a site that grows",
    description: "20 GB of NVMe disk\n10 mailboxes\n5 databases\nFree certificates\nSSH",
    upgrades: [1, 3, 4],
  },
  {
    group: 1,
    name: "Web Hosting L",
    type: "hostingaccount",
    monthly: 1490,
    featured: true,
    domain: true,
    server: 1,
    disk: 51_200,
    traffic: 1_048_576,
    line: "For shops and agencies",
    description: "50 GB of NVMe disk\n25 mailboxes\n10 databases\nFree certificates\nSSH and Git\nStaging copy",
    upgrades: [2, 4],
  },
  {
    group: 1,
    name: "Web Hosting XL",
    type: "hostingaccount",
    monthly: 2490,
    domain: true,
    server: 1,
    disk: 102_400,
    traffic: 2_097_152,
    line: "Two CPU cores to itself",
    description: "100 GB of NVMe disk\n60 mailboxes\nDatabases without limit\n2 CPU cores\nSSH and Git\nStaging copy",
    upgrades: [3],
  },
  {
    group: 1,
    name: "Managed WordPress",
    type: "hostingaccount",
    monthly: 2400,
    domain: true,
    server: 1,
    disk: 30_720,
    traffic: 1_048_576,
    line: "We keep it updated",
    description: "Updates with a way back\n30 GB of NVMe disk\nPage cache\nMalware scan every night",
  },
  {
    group: 1,
    name: "Mail Business",
    type: "other",
    monthly: 2000,
    domain: true,
    disk: 102_400,
    line: "Ten mailboxes, calendars, contacts",
    description: "10 mailboxes of 10 GB\nCalendars and contacts\nSpam filter\nArchive on request",
  },
  {
    group: 2,
    name: "Cloud Server CX-2",
    type: "server",
    monthly: 1800,
    domain: true,
    server: 2,
    disk: 40_960,
    traffic: 20_971_520,
    line: "2 cores, 4 GB",
    description: "2 virtual cores\n4 GB of memory\n40 GB of NVMe disk\n20 TB of traffic",
    upgrades: [8, 9],
  },
  {
    group: 2,
    name: "Cloud Server CX-4",
    type: "server",
    monthly: 3800,
    featured: true,
    domain: true,
    server: 2,
    disk: 163_840,
    traffic: 20_971_520,
    line: "4 cores, 16 GB",
    description: "4 virtual cores\n16 GB of memory\n160 GB of NVMe disk\n20 TB of traffic",
    upgrades: [7, 9],
  },
  {
    group: 2,
    name: "Cloud Server CX-8",
    type: "server",
    monthly: 7400,
    domain: true,
    server: 2,
    disk: 327_680,
    traffic: 31_457_280,
    line: "8 cores, 32 GB",
    description: "8 virtual cores\n32 GB of memory\n320 GB of NVMe disk\n30 TB of traffic",
    upgrades: [7, 8],
  },
  {
    group: 2,
    name: "Backup Storage 1 TB",
    type: "other",
    monthly: 550,
    disk: 1_048_576,
    line: "Somewhere else, encrypted",
    description: "1 TB in another building\nSFTP, Borg, restic\nSnapshots that can't be deleted",
  },
  {
    group: 3,
    name: "Dedicated Server AX-41",
    type: "server",
    monthly: 8900,
    setup: 4900,
    domain: true,
    line: "6 cores, 64 GB",
    description: "AMD Ryzen 5, 6 cores\n64 GB of ECC memory\n2 × 512 GB NVMe\nTraffic without limit",
    upgrades: [12],
  },
  {
    group: 3,
    name: "Dedicated Server AX-102",
    type: "server",
    monthly: 16_900,
    setup: 9900,
    domain: true,
    line: "16 cores, 128 GB",
    description: "AMD Ryzen 9, 16 cores\n128 GB of ECC memory\n2 × 1.92 TB NVMe\nTraffic without limit",
  },
  {
    group: 1,
    name: "Website migration",
    type: "other",
    monthly: 7900,
    onetime: true,
    line: "We move your site to us",
    description: "Files, databases and mailboxes\nAt an hour that suits you\nNo charge if it can't be moved",
  },
];

export const addonData = [
  {
    name: "Daily backups, 30 days",
    monthly: 400,
    description: "A copy every night, kept for 30 days. Restore any file yourself.",
    products: [1, 2, 3, 4, 5, 7, 8, 9],
  },
  {
    name: "Dedicated IPv4",
    monthly: 250,
    description: "An address that no other site uses.",
    products: [1, 2, 3, 4, 5],
  },
  {
    name: "Priority support",
    monthly: 2900,
    description: "An answer within 30 minutes, day and night.",
    products: [5, 8, 9, 11, 12],
  },
] as const;

export interface OptionData {
  readonly name: string;
  /** 1 dropdown, 2 radio, 3 yes/no, 4 quantity. */
  readonly type: 1 | 2 | 3 | 4;
  readonly max?: number;
  /** Names, and cents a month in euros. */
  readonly choices: readonly (readonly [name: string, monthly: number])[];
}

export const configGroups: readonly { name: string; products: readonly number[]; options: readonly OptionData[] }[] = [
  {
    name: "Cloud server",
    products: [7, 8, 9],
    options: [
      {
        name: "Location",
        type: 1,
        choices: [
          ["Frankfurt", 0],
          ["Falkenstein", 0],
          ["Helsinki", 100],
        ],
      },
      { name: "Additional IPv4 addresses", type: 4, max: 8, choices: [["Addresses", 150]] },
    ],
  },
  {
    name: "Web hosting",
    products: [1, 2, 3, 4, 5],
    options: [
      {
        name: "PHP version",
        type: 1,
        choices: [
          ["8.4", 0],
          ["8.3", 0],
          ["8.2", 0],
        ],
      },
      { name: "Malware scan every night", type: 3, choices: [["Yes", 190]] },
    ],
  },
];

/** Cents a year in euros to register, transfer and renew; what may be added to a name. */
export const tldData = [
  {
    extension: ".com",
    register: 1290,
    transfer: 1290,
    renew: 1490,
    categories: "Popular,gTLD",
    group: "hot",
    epp: 1,
    protect: 1,
  },
  {
    extension: ".net",
    register: 1390,
    transfer: 1390,
    renew: 1590,
    categories: "Popular,gTLD",
    group: "",
    epp: 1,
    protect: 1,
  },
  {
    extension: ".org",
    register: 1190,
    transfer: 1250,
    renew: 1390,
    categories: "Popular,gTLD",
    group: "",
    epp: 1,
    protect: 1,
  },
  {
    extension: ".io",
    register: 3900,
    transfer: 3900,
    renew: 4900,
    categories: "Popular,Technology",
    group: "new",
    epp: 1,
    protect: 0,
  },
  {
    extension: ".co.uk",
    register: 790,
    transfer: 0,
    renew: 990,
    categories: "Country",
    group: "sale",
    epp: 0,
    protect: 0,
  },
  {
    extension: ".example",
    register: 1200,
    transfer: 1200,
    renew: 1200,
    categories: "Other",
    group: "",
    epp: 1,
    protect: 1,
  },
] as const;
