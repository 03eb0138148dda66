const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const records = (value: unknown) => (Array.isArray(value) ? value.filter(isRecord) : []);
/** One line: nothing from outside may look like a line of ours. */
const line = (value: unknown) => (typeof value === "string" ? value.replace(/\p{Cc}+/gu, " ").slice(0, 300) : "");

/** The name in a vCard, as RDAP writes it: ["vcard", [["fn", {}, "text", "Example Registrar"]]]. */
function nameIn(vcard: unknown): string {
  const properties: unknown = Array.isArray(vcard) ? vcard[1] : undefined;
  const names = Array.isArray(properties) ? properties.filter((each) => Array.isArray(each) && each[0] === "fn") : [];
  return line(names[0]?.[3]);
}

const dates: Record<string, string> = {
  registration: "Creation Date",
  "last changed": "Updated Date",
  expiration: "Registry Expiry Date",
};

/** What an RDAP answer says of a domain, in the lines of a WHOIS answer. No person's data is among them. */
export function describeRdap(domain: string, answer: unknown): string {
  const found = isRecord(answer) ? answer : {};
  const lines: [string, string][] = [["Domain Name", line(found.ldhName) || domain]];
  for (const entity of records(found.entities)) {
    const roles = Array.isArray(entity.roles) ? entity.roles : [];
    if (roles.includes("registrar")) lines.push(["Registrar", nameIn(entity.vcardArray)]);
  }
  for (const event of records(found.events)) {
    lines.push([dates[line(event.eventAction)] ?? "", line(event.eventDate)]);
  }
  for (const status of Array.isArray(found.status) ? found.status : []) lines.push(["Domain Status", line(status)]);
  for (const server of records(found.nameservers)) lines.push(["Name Server", line(server.ldhName)]);
  return lines
    .filter(([name, value]) => name !== "" && value !== "")
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n");
}
