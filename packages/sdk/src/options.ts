import type { wire } from "@kraken/contract";
import type { CallReport, Logger } from "./types.ts";

export type Engine = "whmcs" | "kraken";

/** How to reach one WHMCS. Two clients never share anything. */
export type WhmcsOptions = {
  /** The URL of includes/api.php. http:// only to this machine, unless allowInsecureHttp. */
  endpoint: string;
  identifier: string;
  secret: string;
  /** WHMCS's $api_access_key, for calls from addresses that are not on its list. */
  accessKey?: string | undefined;
  /** Milliseconds for a whole call, waiting and retries included. 30,000 when left out. */
  timeout?: number | undefined;
  /** Calls open at once; the rest wait in turn. 8 when left out. */
  concurrency?: number | undefined;
  tls?: {
    /** PEM text of the authorities to trust instead of the system's: the way to a WHMCS with a certificate of its own. */
    ca?: string | Uint8Array | undefined;
    /** Takes any certificate. Everything, credentials included, can then be read and changed on the way. */
    insecure?: boolean | undefined;
  };
  /** Allows http:// to another machine, with a warning. For networks that nobody else can reach. */
  allowInsecureHttp?: boolean | undefined;
  /** Bytes of an answer before it is refused. 16 MiB when left out. */
  maxAnswerBytes?: number | undefined;
  /** The installation's localised dates, which a few actions take and give (AddTransaction, quotes). DD/MM/YYYY. */
  dateFormat?: wire.DateFormat | undefined;
  /**
   * What answers at the endpoint. Kraken's backend takes parameters that WHMCS does not have; a WHMCS is never sent
   * them: see createSpecification. "whmcs" when left out.
   */
  engine?: Engine | undefined;
  /** Told of every call: debug when it went well, warn when it failed; pino's and others' order of arguments. */
  logger?: Logger | undefined;
  /** Told of every finished call. What it throws changes nothing about the call. */
  onCall?: ((report: CallReport) => void) | undefined;
};

/** The options, checked, with what was left out. */
export type Settings = {
  endpoint: URL;
  timeout: number;
  concurrency: number;
  maxAnswerBytes: number;
  tls: { ca?: string | undefined; insecure: boolean };
  engine: Engine;
};

/** setTimeout takes no more. */
const MAX_TIMEOUT = 2 ** 31 - 1;

/** @throws TypeError in words, without any value of a credential. */
export function checkedOptions(options: WhmcsOptions): Settings {
  if (!options.identifier || !options.secret) throw new TypeError("identifier and secret are needed");
  const whole = (name: "timeout" | "concurrency" | "maxAnswerBytes", usual: number, most = Number.MAX_SAFE_INTEGER) => {
    const value = options[name] ?? usual;
    if (!Number.isInteger(value) || value < 1 || value > most)
      throw new TypeError(`${name} is not a whole number from 1 to ${most}`);
    return value;
  };
  const given = options.tls?.ca;
  const ca = given instanceof Uint8Array ? new TextDecoder().decode(given) : given;
  if (ca !== undefined && !ca.includes("-----BEGIN CERTIFICATE-----"))
    throw new TypeError("tls.ca holds no certificate in PEM form");
  return {
    endpoint: checkedEndpoint(options),
    timeout: whole("timeout", 30_000, MAX_TIMEOUT),
    concurrency: whole("concurrency", 8),
    maxAnswerBytes: whole("maxAnswerBytes", 16 * 1024 * 1024),
    tls: { ca, insecure: options.tls?.insecure === true },
    engine: options.engine ?? "whmcs",
  };
}

const isLoopback = (host: string) => /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i.test(host);
const isOpenHttp = (endpoint: URL) => endpoint.protocol === "http:" && !isLoopback(endpoint.hostname);

function checkedEndpoint(options: WhmcsOptions): URL {
  if (!URL.canParse(options.endpoint)) throw new TypeError("endpoint is not a URL (https://…/includes/api.php)");
  const endpoint = new URL(options.endpoint);
  if (endpoint.protocol !== "https:" && endpoint.protocol !== "http:")
    throw new TypeError("endpoint is not an https:// URL");
  if (endpoint.username !== "" || endpoint.password !== "") throw new TypeError("endpoint holds credentials");
  if (isOpenHttp(endpoint) && options.allowInsecureHttp !== true) {
    throw new TypeError(
      `endpoint is http:// and ${endpoint.hostname} is not this machine: credentials would travel open`,
    );
  }
  return endpoint;
}

/** Says at every start what is not safe about the options; to the logger, or as a warning of the process. */
export function warnAbout({ endpoint, tls }: Settings, logger: Logger | undefined): void {
  const shown = `${endpoint.origin}${endpoint.pathname}`;
  const say = (code: string, warning: string) => {
    if (logger) logger.warn({ endpoint: shown }, warning);
    else process.emitWarning(`${shown}: ${warning}`, { type: "KrakenWarning", code });
  };
  if (isOpenHttp(endpoint)) say("KRAKEN_HTTP", "calls to WHMCS travel unencrypted: they can be read and changed");
  else if (tls.insecure && endpoint.protocol === "https:") {
    say(
      "KRAKEN_INSECURE_TLS",
      "certificates are not verified: calls to WHMCS can be read and changed on the way; give tls.ca a CA file instead",
    );
  }
}
