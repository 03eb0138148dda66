import { type DnsRecord, recordTypes } from "../../../../../data/dns.ts";
import type { Words } from "../../../../../messages/words.ts";
import type { DescribedGroup } from "../../../../forms/described-form.tsx";
import type { Problems } from "../../../../forms/write-form.ts";

/** Empty lines below the records, for new ones. */
const SPARE = 2;
export const MOST_RECORDS = 200;

/** What the backend takes, in seconds. */
const [LEAST_TTL, MOST_TTL] = [60, 604_800];

/** One line of fields for each record, and a few for new ones. */
export function recordGroups(records: readonly DnsRecord[], t: Words["t"]): DescribedGroup[] {
  const lines = [...records, ...Array.from({ length: SPARE }, () => undefined)];
  const types = recordTypes.map((type) => ({ value: type, label: type }));
  return lines.map((record, at) => {
    const number = at + 1;
    const code = { isCode: true, maxLength: 2048 } as const;
    return {
      layout: "line",
      fields: [
        {
          kind: "select",
          name: `type${at}`,
          label: t("manage.dns.type", { number }),
          value: record?.type ?? "A",
          options: types,
        },
        { name: `name${at}`, label: t("manage.dns.name"), value: record?.name ?? "", ...code },
        { name: `value${at}`, label: t("manage.dns.value"), value: record?.value ?? "", ...code },
        { name: `ttl${at}`, label: t("manage.dns.ttl"), value: String(record?.ttl ?? 3600), ...code },
        { name: `priority${at}`, label: t("manage.dns.priority"), value: String(record?.priority ?? 0), ...code },
      ],
    };
  });
}

type Line = { at: number; record: DnsRecord };

/** The lines that hold something; one whose value was emptied is taken out. */
export function linesIn(texts: Record<string, string>): Line[] {
  const lines: Line[] = [];
  for (let at = 0; at < MOST_RECORDS + SPARE && texts[`value${at}`] !== undefined; at++) {
    const text = (name: string) => (texts[`${name}${at}`] ?? "").trim();
    const type = recordTypes.find((each) => each === text("type"));
    if (text("value") === "" || !type) continue;
    const hasPriority = type === "MX" || type === "SRV";
    const record = { type, name: text("name") || "@", value: text("value"), ttl: Number(text("ttl")) };
    lines.push({ at, record: { ...record, priority: hasPriority ? Number(text("priority")) : 0 } });
  }
  return lines;
}

const isWhole = (value: number, from: number, to: number) => Number.isInteger(value) && value >= from && value <= to;

/** Whether a record fits its type the backend knows; here is told what it could not even take. */
export function checkRecords(texts: Record<string, string>, t: Words["t"]): Problems {
  const errors: Problems = [];
  for (const { at, record } of linesIn(texts)) {
    if (!isWhole(record.ttl, LEAST_TTL, MOST_TTL))
      errors.push({ name: `ttl${at}`, message: t("manage.dns.ttlWrong", { number: at + 1 }) });
    if (!isWhole(record.priority, 0, 65_535))
      errors.push({ name: `priority${at}`, message: t("manage.dns.priorityWrong", { number: at + 1 }) });
  }
  return errors;
}
