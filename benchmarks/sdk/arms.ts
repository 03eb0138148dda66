import https from "node:https";
import { createWhmcs } from "@kraken/sdk";
import axios from "axios";
import { Pool } from "undici";

export const ACTIONS = ["GetClients", "GetClientsProducts"] as const;
export type ActionName = (typeof ACTIONS)[number];
export type Call = (action: ActionName) => Promise<unknown>;
export type Arm = { name: string; call: Call };

const CONNECTIONS = 32;
const PARAMS = { limitnum: 25 };

/** The four ways of calling the same server, each with everything that it keeps between calls. */
export async function createArms(endpoint: string, cert: string): Promise<Arm[]> {
  const credentials = { identifier: "bench-identifier", secret: "bench-secret" };
  const url = new URL(endpoint);
  const encode = (action: string) =>
    new URLSearchParams({
      limitnum: String(PARAMS.limitnum),
      ...credentials,
      responsetype: "json",
      action,
    }).toString();

  const whmcs = createWhmcs({ endpoint, ...credentials, concurrency: CONNECTIONS, tls: { ca: cert } });
  const sdk: Call = (action) => (action === "GetClients" ? whmcs.getClients(PARAMS) : whmcs.getClientsProducts(PARAMS));

  const pool = new Pool(url.origin, { connections: CONNECTIONS, connect: { ca: cert } });
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const undici: Call = async (action) => {
    const answer = await pool.request({ method: "POST", path: url.pathname, headers, body: encode(action) });
    return JSON.parse(await answer.body.text());
  };

  const httpsAgent = new https.Agent({ keepAlive: true, maxSockets: CONNECTIONS, ca: cert });
  const keptAxios: Call = async (action) => (await axios.post(endpoint, encode(action), { headers, httpsAgent })).data;

  process.env.API_ENDPOINT = endpoint;
  process.env.API_IDENTIFIER = credentials.identifier;
  process.env.API_SECRET = credentials.secret;
  // It can't be given a CA file: it is spared the check of the certificate instead.
  process.env.ALLOW_INSECURE_SSL = "true";
  const { whmcsApi } = await import("../seed/whmcs.ts");
  const seed: Call = (action) => whmcsApi(action, PARAMS);

  return [
    { name: "sdk", call: sdk },
    { name: "undici", call: undici },
    { name: "axios", call: keptAxios },
    { name: "seed", call: seed },
  ];
}
