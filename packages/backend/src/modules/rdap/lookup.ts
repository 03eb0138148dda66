import type { DomainLookup, LookupResult } from "../domain-lookup.ts";
import { describeRdap } from "./describe.ts";
import { fetchJson } from "./fetch-json.ts";

/** Where IANA says which server answers for which ending. */
export const IANA_BOOTSTRAP = "https://data.iana.org/rdap/dns.json";

export type RdapOptions = {
  /** The bootstrap file (RFC 9224). */
  bootstrapUrl?: string | undefined;
  clock: () => Date;
  /** Of one request. */
  timeoutMs?: number | undefined;
};

const DAY_MS = 86_400_000;
/** After a failure the bootstrap file is not asked for again so soon. */
const AGAIN_MS = 60_000;

type Servers = Map<string, string>;

/** Endings with the address of their server; what is no such list has none. */
function serversIn(json: unknown): Servers {
  const servers: Servers = new Map();
  const services = (json as { services?: unknown } | null)?.services;
  for (const service of Array.isArray(services) ? services : []) {
    const [endings, addresses] = Array.isArray(service) ? (service as unknown[]) : [];
    if (!Array.isArray(endings) || !Array.isArray(addresses)) continue;
    const all = addresses.filter((each): each is string => typeof each === "string");
    const address = all.find((each) => each.startsWith("https:")) ?? all[0];
    if (address === undefined) continue;
    for (const ending of endings) servers.set(String(ending).toLowerCase(), address);
  }
  return servers;
}

/**
 * Asks the registries themselves, by RDAP over HTTPS (RFC 9082, 9224): 404 is a name that is free. The list of their
 * servers is kept for a day.
 */
export function rdapLookup(options: RdapOptions): DomainLookup {
  const { bootstrapUrl = IANA_BOOTSTRAP, clock, timeoutMs = 8000 } = options;
  let kept: { servers: Promise<Servers>; until: number } | undefined;

  function servers(): Promise<Servers> {
    const now = clock().getTime();
    if (kept && now < kept.until) return kept.servers;
    const asked = fetchJson(bootstrapUrl, { timeoutMs, maxBytes: 4 << 20 }).then(({ status, json }) => {
      if (status !== 200) throw new Error(`The list of RDAP servers answered ${status}`);
      const found = serversIn(json);
      if (found.size === 0) throw new Error("The list of RDAP servers is empty");
      return found;
    });
    const entry = { servers: asked, until: now + DAY_MS };
    kept = entry;
    asked.catch(() => {
      entry.until = now + AGAIN_MS;
    });
    return asked;
  }

  async function ask(domain: string): Promise<LookupResult> {
    const known = await servers();
    const labels = domain.split(".");
    const ending = labels.map((_, at) => labels.slice(at + 1).join(".")).find((each) => known.has(each));
    const server = ending === undefined ? undefined : known.get(ending);
    if (server === undefined) return { outcome: "unsupported" };
    const address = `${server.replace(/\/*$/, "/")}domain/${encodeURIComponent(domain)}`;
    const { status, json } = await fetchJson(address, { timeoutMs, maxBytes: 512 << 10 });
    if (status === 404) return { outcome: "available", text: `No match for "${domain}".` };
    if (status !== 200) return { outcome: "failed", error: `The registry answered ${status}` };
    return { outcome: "registered", text: describeRdap(domain, json) };
  }

  return {
    lookup: (domain) =>
      ask(domain).catch((error: unknown) => ({
        outcome: "failed",
        error: error instanceof Error ? error.message : "The registry did not answer",
      })),
  };
}
