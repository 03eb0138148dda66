import type { Teller } from "./billing-story.ts";
import { at, type DayNumber } from "./calendar.ts";
import { companyOf, firstNames, lastNames, plain } from "./names.ts";
import { places, vat } from "./places.ts";
import type { ClientStory } from "./world.ts";

/** The rate that a client's invoices carry, percent ×1000. */
export function taxRateOf(client: ClientStory): number {
  return client.taxExempt ? 0 : client.taxRate;
}

const weightedPlaces = places.map((place) => [place, place.weight] as const);
const gateways = [
  ["sandboxcard", 60],
  ["paypal", 20],
  ["banktransfer", 18],
  ["mailin", 2],
] as const;

/** One of the many: a company or a person, somewhere. `slug` is the label of its domain names. */
export function someClient(teller: Teller, id: number, created: DayNumber): { client: ClientStory; slug: string } {
  const { random, today, now } = teller;
  const place = random.weighted(weightedPlaces);
  const { name, slug } = companyOf(id);
  const isCompany = random.chance(72);
  const firstname = random.pick(firstNames);
  const lastname = random.pick(lastNames);
  const rate = vat[place.country]?.rate ?? 0;
  const hasTaxId = isCompany && rate > 0 && random.chance(40);
  const client: ClientStory = {
    id,
    userId: id,
    firstname,
    lastname,
    companyname: isCompany ? name : "",
    email: `${plain(firstname)}.${plain(lastname)}@${slug}.example`,
    address1:
      place.country === "US" || place.country === "CA" || place.country === "GB"
        ? `${random.int(1, 180)} ${random.pick(place.streets)}`
        : `${random.pick(place.streets)} ${random.int(1, 120)}`,
    city: place.city,
    state: place.state,
    postcode: place.postcode,
    country: place.country,
    phonenumber: `${place.phone}${String(random.int(100, 999))}`,
    taxId: hasTaxId ? `${place.country}${String(random.int(100_000_000, 999_999_999))}` : "",
    currency: place.currency,
    taxRate: rate,
    taxExempt: hasTaxId && place.country !== "DE" && random.chance(50),
    groupId: random.chance(9) ? random.int(1, 3) : null,
    gateway: random.weighted(gateways),
    status: "Active",
    created: at(created, random.int(6, 21), random.int(0, 59)),
    lastLogin: null,
    notes: "",
    uuid: uuid(teller),
  };
  if (random.chance(80))
    client.lastLogin = Math.min(
      now,
      at(today - random.int(0, Math.min(200, today - created)), random.int(6, 21), random.int(0, 59)),
    );
  if (client.lastLogin !== null && client.lastLogin < client.created) client.lastLogin = client.created;
  teller.world.clients.push(client);
  return { client, slug };
}

/** An identifier of the usual form, from the demo's own chance. */
export function uuid({ random }: Pick<Teller, "random">): string {
  const hex = (length: number) => {
    let text = "";
    while (text.length < length) text += random.int(0, 0xffff).toString(16).padStart(4, "0");
    return text.slice(0, length);
  };
  return `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
}
