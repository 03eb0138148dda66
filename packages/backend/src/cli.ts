#!/usr/bin/env node
import { parseArgs } from "node:util";
import { DatabaseError } from "@kraken/database";
import { PortTakenError } from "./server.ts";
import { SettingError, startBackend } from "./start.ts";

const help = `Kraken's WHMCS-compatible backend.

  npm run backend -- [--demo] [--clients N] [--strict-whmcs]

  --demo           fills an empty database with a made-up company (the same at every start)
  --clients N      how many clients that company has (200)
  --strict-whmcs   answers as a WHMCS: Kraken's own actions, parameters and fields are unknown

KRAKEN_BACKEND_PORT (4100), KRAKEN_HOME (.kraken), DATABASE_URL (a SQLite file in KRAKEN_HOME),
API_IDENTIFIER and API_SECRET (made once and kept in KRAKEN_HOME).
`;

function options() {
  try {
    return parseArgs({
      options: {
        demo: { type: "boolean" },
        clients: { type: "string" },
        "strict-whmcs": { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    }).values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${help}`);
    process.exit(2);
  }
}

const given = options();
if (given.help) {
  console.log(help);
  process.exit(0);
}

try {
  const running = await startBackend({
    ...given,
    strict: given["strict-whmcs"],
    env: process.env,
    say: (line) => console.log(line),
  });
  const stop = async () => {
    await running.close();
    process.exit(0);
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  if (process.send) {
    // Started by another process, which gets the credentials.
    process.send({ type: "ready", ...running.facts });
  } else {
    const { endpoint, identifier, secret, logins } = running.facts;
    console.log(`\nEndpoint    ${endpoint}\nIdentifier  ${identifier}\nSecret      ${secret}`);
    for (const login of logins)
      console.log(`${login.role.padEnd(11)} ${login.email}  ${login.password}  ${login.note}`);
    console.log("\nCtrl-C stops it.");
  }
} catch (error) {
  const known = error instanceof DatabaseError || error instanceof PortTakenError || error instanceof SettingError;
  console.error(known ? error.message : error);
  process.exit(1);
}
