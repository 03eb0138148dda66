/** For npm start: looks at the portal's variables before anything is started. Says each wrong one, and exits with 1. */
import { ConfigurationError, parseEnv } from "../src/env.ts";
import { madeAtStart } from "./made-at-start.ts";

/** The backend's, where the portal stands on Kraken's own. */
const ownBackend = { API_ENDPOINT: "http://127.0.0.1:4100/includes/api.php", API_IDENTIFIER: "i", API_SECRET: "s" };

try {
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ""));
  const endpoint = given.API_ENDPOINT === undefined ? ownBackend : {};
  parseEnv({ ...madeAtStart, ...endpoint, ...given });
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
