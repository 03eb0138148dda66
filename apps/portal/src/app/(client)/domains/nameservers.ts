import { hostName } from "../../../lib/host-name.ts";
import type { Words } from "../../../messages/words.ts";
import type { DescribedGroup } from "../../forms/described-form.tsx";
import type { Problems } from "../../forms/write-form.ts";

/** As many as WHMCS hands to a registrar. */
export const nameserverFields = ["ns1", "ns2", "ns3", "ns4", "ns5"] as const;

/** Fields for them, with those that the registrar has. */
export const nameserverGroup = (names: readonly string[], t: Words["t"]): DescribedGroup => ({
  fields: nameserverFields.map((name, at) => ({
    name,
    label: t("manage.nameservers.nth", { number: at + 1 }),
    value: names[at] ?? "",
    maxLength: 254,
    isCode: true,
    ...(at < 2 ? { required: true } : { optional: t("manage.form.optional") }),
  })),
});

/** The names as registries write them; what is none stays out. */
export const namesIn = (texts: Record<string, string>): string[] => [
  ...new Set(nameserverFields.map((name) => hostName(texts[name] ?? "")).filter((name) => name !== undefined)),
];

/** Two to five host names, none of them twice. */
export function checkNameservers(texts: Record<string, string>, t: Words["t"]): Problems {
  const errors: Problems = [];
  const seen = new Set<string>();
  for (const name of nameserverFields) {
    const given = (texts[name] ?? "").trim();
    const host = hostName(given);
    const isNeeded = name === "ns1" || name === "ns2";
    if (given === "" && isNeeded) errors.push({ name, message: t(`manage.nameservers.${name}Missing`) });
    else if (given !== "" && host === undefined)
      errors.push({ name, message: t("manage.nameservers.wrong", { name: given.slice(0, 80) }) });
    else if (host !== undefined && seen.has(host))
      errors.push({ name, message: t("manage.nameservers.twice", { name: host }) });
    if (host !== undefined) seen.add(host);
  }
  return errors;
}
