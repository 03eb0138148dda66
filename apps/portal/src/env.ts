import { readFileSync } from "node:fs";
import { BlockList, isIP } from "node:net";
import { resolve } from "node:path";
import { z } from "zod";
import { type Link, type Picture, type PictureName, readLinks, readPicture } from "./brand-files.ts";
import { noShopSettings, readShopSettings, type ShopSettings } from "./shop/settings.ts";

/** A wrong configuration. The message is one sentence for each wrong variable, and holds no value. */
export class ConfigurationError extends Error {
  override name = "ConfigurationError";
}

const isTrue = (value: string | undefined) => value?.toLowerCase() === "true" || value === "1";
const flag = z
  .string()
  .optional()
  .refine((value) => value === undefined || /^(|true|false|1|0)$/i.test(value), "must be true or false")
  .transform(isTrue);
/** "portal.example:443" is a URL to the parser, of the scheme "portal.example": its origin would be "null". */
const url = z
  .string()
  .refine((value) => /^https?:\/\//i.test(value) && URL.canParse(value), "must begin with http:// or https://");
const number = (from: number, to: number, standard: number) =>
  z
    .string()
    .optional()
    .transform((value) => (value === undefined || value === "" ? standard : Number(value)))
    .refine(
      (value) => Number.isInteger(value) && value >= from && value <= to,
      `must be a whole number from ${from} to ${to}`,
    );
const secret = (least: number) => z.string().min(least, `must have at least ${least} characters`);
/** What Next takes: a key of AES, in base64. */
function isAesKey(text: string): boolean {
  const bytes = Buffer.from(text, "base64");
  return [16, 24, 32].includes(bytes.length) && bytes.toString("base64") === text;
}
/** Several lines in one variable: "Musterkai 7 | 20457 Hamburg". */
const lines = z
  .string()
  .max(1000, "must have at most 1000 characters")
  .default("")
  .transform((value) =>
    value
      .split(/\||\\n|\n/)
      .map((line) => line.trim())
      .filter(Boolean),
  );
const optional = z
  .string()
  .optional()
  .transform((value) => (value === "" ? undefined : value));

/** "10.0.0.0/8, 192.0.2.1 2001:db8::/32"; undefined when a part of it is neither an address nor a network. */
function readNetworks(text: string): BlockList | undefined {
  const list = new BlockList();
  for (const part of text.split(/[\s,]+/).filter(Boolean)) {
    const [address = "", bits, ...rest] = part.split("/");
    const version = isIP(address);
    const most = version === 6 ? 128 : 32;
    const prefix = bits === undefined ? most : Number(/^\d{1,3}$/.test(bits) ? bits : Number.NaN);
    if (version === 0 || rest.length > 0 || !(prefix <= most)) return undefined;
    list.addSubnet(address, prefix, version === 6 ? "ipv6" : "ipv4");
  }
  return list;
}

const schema = z.object({
  API_ENDPOINT: url,
  API_IDENTIFIER: z.string().min(1, "is missing"),
  API_SECRET: z.string().min(1, "is missing"),
  API_TIMEOUT: number(100, 600_000, 30_000),
  API_CONCURRENCY: number(1, 256, 10),
  API_ACCESS_KEY: optional,
  API_CA_FILE: optional,
  ALLOW_INSECURE_SSL: flag,
  ALLOW_INSECURE_HTTP: flag,
  JWT_SECRET: secret(32),
  ADMIN_JWT_SECRET: secret(32),
  ADMIN_PASSWORD: secret(15),
  CACHE_SECONDS: number(0, 3600, 60),
  STANDING_SECONDS: number(0, 300, 15),
  LIVE_SECONDS: number(0, 3600, 20),
  UNDO_SECONDS: number(0, 60, 10),
  SESSION_IDLE_MINUTES: number(1, 720, 30),
  STAFF_USERNAME: z.string().min(1).default("admin"),
  PORT: number(1, 65_535, 3000),
  PUBLIC_URL: url.optional(),
  TRUSTED_PROXIES: z
    .string()
    .optional()
    .refine(
      (value) => readNetworks(value ?? "") !== undefined,
      "must be addresses and networks (10.0.0.0/8), separated by commas",
    ),
  REDIS_URL: z
    .string()
    .refine((value) => /^rediss?:\/\//.test(value) && URL.canParse(value), "must begin with redis:// or rediss://")
    .optional(),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z
    .string()
    .refine(isAesKey, "must be 32 bytes in base64: openssl rand -base64 32")
    .optional(),
  METRICS_TOKEN: secret(16).optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: url.optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: url.optional(),
  LOG_REQUESTS: z
    .enum(["on", "off"], { error: "must be on or off" })
    .default(process.env.NODE_ENV === "production" ? "on" : "off"),
  REGISTRATION: z.enum(["on", "off"], { error: "must be on or off" }).default("on"),
  PASSWORD_MIN_LENGTH: number(8, 64, 12),
  OIDC_ISSUER: url.optional(),
  OIDC_CLIENT_ID: optional,
  OIDC_CLIENT_SECRET: optional,
  LEGACY_URL: url.optional(),
  DATABASE_URL: z
    .string()
    .refine((value) => /^(postgres(ql)?:\/\/|file:)/.test(value), "must begin with postgres:// or file:")
    .optional(),
  KRAKEN_HOME: optional,
  TIME_ZONE: z
    .string()
    .default("UTC")
    .refine((value) => {
      try {
        return Boolean(new Intl.DateTimeFormat("en", { timeZone: value }));
      } catch {
        return false;
      }
    }, "must be a time zone (Europe/Oslo)"),
  BRAND_NAME: z.string().min(1).default("Kraken Hosting"),
  BRAND_HUE: number(0, 360, 196),
  BRAND_LOGO: optional,
  BRAND_LOGO_DARK: optional,
  BRAND_ICON: optional,
  BRAND_LINKS: z
    .string()
    .default("")
    .refine((value) => readLinks(value) !== undefined, 'must be words and an address each, separated by "|"'),
  BRAND_TERMS_URL: url.optional(),
  BRAND_PRIVACY_URL: url.optional(),
  BRAND_ADDRESS: lines,
  BRAND_LEGAL: lines,
  BRAND_BANK: lines,
  SHOP_FILE: optional,
});

/** The portal's configuration. .env.example explains each variable. */
export type Env = z.output<typeof schema> & {
  /** The addresses under which the portal is reached, without a path: forms from elsewhere are refused. */
  origins: string[];
  /** Whose X-Forwarded-For counts. */
  trustedProxies: BlockList;
  /** Where people sign in whose account asks for a second factor at WHMCS. */
  oidc: { issuer: string; clientId: string; clientSecret: string } | undefined;
  /** Where WHMCS itself is: its API, and its client area where LEGACY_URL names it. A single sign-on leads nowhere else. */
  whmcsOrigins: string[];
  /** Other origins to which a form may lead: the OpenID provider that signs people in, and WHMCS's own pages. */
  formTargets: string[];
  /** Where WHMCS's own pages are, if people can reach them. */
  whmcsOrigin: string | undefined;
  /** Whether OpenTelemetry's variables name somebody who takes spans. */
  sendsSpans: boolean;
  /** What BRAND_LOGO, BRAND_LOGO_DARK and BRAND_ICON name. */
  pictures: Partial<Record<PictureName, Picture>>;
  /** BRAND_LINKS, one by one. */
  links: Link[];
  /** What SHOP_FILE says. */
  shop: ShopSettings;
  /** PEM text of API_CA_FILE. */
  apiCa: string | undefined;
  /** The folder for the portal's own database when DATABASE_URL is not set. */
  home: string;
};

/** @throws ConfigurationError with a sentence for each wrong variable. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  // A variable that is set to nothing is one that is not set.
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const sentences = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      return given[name] === undefined ? `${name} is missing.` : `${name} ${issue.message}.`;
    });
    throw new ConfigurationError([...new Set(sentences)].join("\n"));
  }
  const env = parsed.data;
  const shared = equalSecrets(env);
  if (shared.length > 0) throw new ConfigurationError(shared.join("\n"));
  const endpoint = new URL(env.API_ENDPOINT);
  if (endpoint.protocol === "http:" && !isThisMachine(endpoint) && !env.ALLOW_INSECURE_HTTP) {
    throw new ConfigurationError(
      "API_ENDPOINT must begin with https://, or lead to this machine: the credential could be read on the way. ALLOW_INSECURE_HTTP=true allows it all the same.",
    );
  }
  const originOf = (address: string | undefined) => (address ? [new URL(address).origin] : []);
  const whmcsOrigin = originOfWhmcs(env.LEGACY_URL, endpoint);
  const remote = originOf(originOfWhmcs(undefined, endpoint));
  const local = [`http://localhost:${env.PORT}`, `http://127.0.0.1:${env.PORT}`];
  return {
    ...env,
    origins: env.PUBLIC_URL ? [new URL(env.PUBLIC_URL).origin] : local,
    trustedProxies: readNetworks(env.TRUSTED_PROXIES ?? "") ?? new BlockList(),
    oidc: readOidc(env),
    whmcsOrigins: [...new Set([...originOf(env.LEGACY_URL), endpoint.origin])],
    formTargets: [...new Set([...originOf(env.OIDC_ISSUER), ...originOf(env.LEGACY_URL), ...remote])],
    whmcsOrigin,
    sendsSpans: Boolean(env.OTEL_EXPORTER_OTLP_ENDPOINT ?? env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT),
    apiCa: env.API_CA_FILE ? readCa(env.API_CA_FILE) : undefined,
    home: resolve(env.KRAKEN_HOME ?? ".kraken"),
    pictures: readPictures(env),
    links: readLinks(env.BRAND_LINKS) ?? [],
    shop: env.SHOP_FILE ? readShop(env.SHOP_FILE) : noShopSettings,
  };
}

/** Its client area is where LEGACY_URL says, else beside its API. One on this machine is nothing for people. */
function originOfWhmcs(legacy: string | undefined, endpoint: URL): string | undefined {
  if (legacy) return new URL(legacy).origin;
  return isThisMachine(endpoint) || endpoint.protocol === "http:" ? undefined : endpoint.origin;
}

const isThisMachine = ({ hostname }: URL) => /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i.test(hostname);

/** Each secret opens one door: whoever learns one must not have another. */
function equalSecrets(env: z.output<typeof schema>): string[] {
  const names = ["JWT_SECRET", "ADMIN_JWT_SECRET", "ADMIN_PASSWORD", "API_SECRET", "METRICS_TOKEN"] as const;
  return names.flatMap((name, index) => {
    const same = names.slice(0, index).find((other) => env[other] === env[name]);
    return same === undefined ? [] : [`${name} must differ from ${same}.`];
  });
}

function readOidc(env: z.output<typeof schema>): Env["oidc"] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (issuer && new URL(issuer).protocol === "http:" && !isThisMachine(new URL(issuer))) {
    throw new ConfigurationError("OIDC_ISSUER must begin with https://, or lead to this machine.");
  }
  if (issuer && clientId && clientSecret) return { issuer, clientId, clientSecret };
  const missing = Object.entries({ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret })
    .filter(([, value]) => !value)
    .map(([name]) => `${name} is missing: sign-in by OpenID Connect needs all three.`);
  if (missing.length < 3) throw new ConfigurationError(missing.join("\n"));
  return undefined;
}

function readPictures({ BRAND_LOGO, BRAND_LOGO_DARK, BRAND_ICON }: z.output<typeof schema>): Env["pictures"] {
  try {
    return {
      ...(BRAND_LOGO && { logo: readPicture(BRAND_LOGO, "BRAND_LOGO") }),
      ...(BRAND_LOGO_DARK && { "logo-dark": readPicture(BRAND_LOGO_DARK, "BRAND_LOGO_DARK") }),
      ...(BRAND_ICON && { icon: readPicture(BRAND_ICON, "BRAND_ICON") }),
    };
  } catch (error) {
    throw new ConfigurationError(error instanceof Error ? error.message : "The brand's pictures can't be read.");
  }
}

function readShop(file: string): ShopSettings {
  try {
    return readShopSettings(file);
  } catch (error) {
    throw new ConfigurationError(error instanceof Error ? error.message : "SHOP_FILE can't be read.");
  }
}

function readCa(file: string): string {
  try {
    const text = readFileSync(file, "utf8");
    if (text.includes("BEGIN CERTIFICATE")) return text;
  } catch {
    throw new ConfigurationError("API_CA_FILE can't be read.");
  }
  throw new ConfigurationError("API_CA_FILE holds no PEM certificate.");
}

let parsed: Env | undefined;

/** The configuration, read from the environment at its first use. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}
