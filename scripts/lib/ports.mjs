import { createServer, isIPv6 } from "node:net";
import { Failure } from "./failure.mjs";

/**
 * @typedef {{ name: string, port: number, host: string, uses: string }} Address
 *   name: the variable that moves it; uses: who would listen there
 */

/**
 * Reads a port from the environment.
 * @param {NodeJS.ProcessEnv} env @param {string} name @param {number} otherwise
 */
export function portFrom(env, name, otherwise) {
  const text = env[name];
  if (!text) return otherwise;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new Failure(`${name} must be a port number from 1 to 65535.`);
}

/** @param {Address} address @param {string | undefined} code what the system said @returns {string} */
export function portSentence({ name, port, host, uses }, code) {
  if (code === "EADDRINUSE") {
    return `Port ${port} (${name}) is taken. The ${uses} would listen there: stop what uses it now, or choose another, such as ${name}=${port + 1}.`;
  }
  if (code === "EACCES")
    return `Port ${port} (${name}) may not be used by this user. Choose one above 1023, such as ${name}=${port + 1024}.`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
    return `The ${uses} can't listen on ${host}: this machine has no such address.`;
  return `The ${uses} can't listen on ${host}, port ${port} (${name}): ${code ?? "unknown error"}.`;
}

/** @param {number} port 0 for any @param {string} host @returns {Promise<number>} the port, free again by then */
function tryPort(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ port, host, exclusive: true }, () => {
      const { port: bound } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => resolve(bound));
    });
  });
}

/** Browsers, and Node's fetch, ask some ports for nothing: they are other services'. @param {Address} address */
async function mustBeAsked({ name, port, host }) {
  const url = `http://${["0.0.0.0", "::"].includes(host) ? "127.0.0.1" : isIPv6(host) ? `[${host}]` : host}:${port}`;
  const isRefused = await fetch(url, { method: "HEAD" }).then(
    () => false,
    (error) => error?.cause?.message === "bad port",
  );
  if (isRefused) throw new Failure(`${name} can't be ${port}: browsers refuse that port. Choose another.`);
}

/** Fails with a sentence about the first address that can't be used. @param {Address[]} addresses */
export async function portsMustBeFree(addresses) {
  const seen = new Map();
  for (const address of addresses) {
    const other = seen.get(address.port);
    if (other)
      throw new Failure(`${other.name} and ${address.name} are both ${address.port}: give one of them another port.`);
    seen.set(address.port, address);
    try {
      await tryPort(address.port, address.host);
    } catch (error) {
      throw new Failure(portSentence(address, /** @type {NodeJS.ErrnoException} */ (error).code));
    }
    // Nobody listens there now, so the question ends at once.
    await mustBeAsked(address);
  }
}

/** Some port that nobody uses at the moment. @param {string} [host] */
export const freePort = (host = "127.0.0.1") => tryPort(0, host);
