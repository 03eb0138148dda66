import { isIPv4, isIPv6 } from "node:net";
import type { DnsRecord, DnsType } from "../modules/registrar.ts";
import { hostName } from "./names.ts";

export type GivenRecord = {
  type: DnsType;
  name: string;
  value: string;
  ttl?: number | undefined;
  priority?: number | undefined;
};

const STANDARD_TTL = 3600;
const MOST_RECORDS = 500;

/** A name within the zone: "@", or labels of letters, digits, - and _, the first of which may be "*". */
function zoneName(written: string): string | undefined {
  const name = written.trim().toLowerCase() || "@";
  if (name === "@") return name;
  const labels = name.split(".");
  const isLabel = (label: string, at: number) =>
    (label === "*" && at === 0) || /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/.test(label);
  return name.length <= 200 && labels.every(isLabel) ? name : undefined;
}

/** A target: a host name, or one within the zone ("@", "mail"). */
const target = (written: string): string | undefined => hostName(written) ?? zoneName(written.trim() || "?");

const isPort = (text: string | undefined) => text !== undefined && /^\d{1,5}$/.test(text) && Number(text) <= 65_535;

/** What a value has to be, by type: the value as it is kept, or undefined. */
const values: Record<DnsType, { of: (written: string) => string | undefined; is: string }> = {
  A: { of: (written) => (isIPv4(written) ? written : undefined), is: "an IPv4 address" },
  AAAA: {
    of: (written) => (isIPv6(written) && !written.includes("%") ? written.toLowerCase() : undefined),
    is: "an IPv6 address",
  },
  CNAME: { of: target, is: "a host name" },
  NS: { of: target, is: "a host name" },
  MX: { of: target, is: "a host name" },
  TXT: {
    of: (written) =>
      written !== "" && Buffer.byteLength(written) <= 4096 && !/\p{Cc}/u.test(written) ? written : undefined,
    is: "1 to 4096 bytes of text on one line",
  },
  SRV: {
    of(written) {
      const [weight, port, host = "", ...more] = written.split(/\s+/);
      const name = host === "." ? host : hostName(host);
      return isPort(weight) && isPort(port) && name && more.length === 0 ? `${weight} ${port} ${name}` : undefined;
    },
    is: "a weight, a port and a host name",
  },
  CAA: {
    of(written) {
      const [, flags = "", tag = "", value = ""] = /^(\d{1,3})\s+([a-z0-9]{1,15})\s+"?([^"]*)"?$/i.exec(written) ?? [];
      const isKnown = Number(flags) <= 255 && ["issue", "issuewild", "iodef"].includes(tag.toLowerCase());
      return flags !== "" && isKnown ? `${flags} ${tag.toLowerCase()} "${value}"` : undefined;
    },
    is: 'flags, a tag (issue, issuewild, iodef) and a value: 0 issue "ca.example"',
  },
};

const withPriority = new Set<DnsType>(["MX", "SRV"]);

function checkedRecord(given: GivenRecord): DnsRecord | string {
  const name = zoneName(given.name);
  if (name === undefined) return "the name is not valid";
  const { of, is } = values[given.type];
  const value = of(given.value.trim());
  if (value === undefined) return `the value of ${given.type} must be ${is}`;
  const ttl = given.ttl ?? STANDARD_TTL;
  if (ttl < 60 || ttl > 604_800) return "the TTL must be 60 to 604800 seconds";
  const priority = withPriority.has(given.type) ? (given.priority ?? 10) : 0;
  if (priority < 0 || priority > 65_535) return "the priority must be 0 to 65535";
  if (given.type === "CNAME" && name === "@") return "the domain itself can't be a CNAME";
  return { type: given.type, name, value, ttl, priority };
}

/** Records as they are kept, or a sentence about the first that is wrong: "Record 2: …", counted from 1. */
export function checkedRecords(given: readonly GivenRecord[]): DnsRecord[] | string {
  if (given.length > MOST_RECORDS) return `A zone has ${MOST_RECORDS} records at most`;
  const records: DnsRecord[] = [];
  for (const [at, each] of given.entries()) {
    const record = checkedRecord(each);
    if (typeof record === "string") return `Record ${at + 1}: ${record}`;
    const twin = records.find((other) => other.name === record.name && other.type === record.type);
    if (
      records.some((other) => other.name === record.name && other.type === record.type && other.value === record.value)
    ) {
      return `Record ${at + 1}: it is there twice`;
    }
    const others = records.filter((other) => other.name === record.name);
    if (twin?.type === "CNAME" || others.some((other) => (other.type === "CNAME") !== (record.type === "CNAME"))) {
      return `Record ${at + 1}: a name with a CNAME has no other record`;
    }
    records.push(record);
  }
  return records;
}
