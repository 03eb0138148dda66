#!/usr/bin/env node
import { parseArgs } from "node:util";
import { DatabaseError } from "@kraken/database";
import { backupBooks, restoreBooks } from "./backup.ts";
import { DEMO_CLIENTS, SettingError } from "./environment.ts";
import { PortTakenError } from "./server.ts";
import { startBackend } from "./start.ts";

const help = `Kraken's WHMCS-compatible backend.

  npm run backend -- [--demo] [--clients N] [--strict-whmcs]
  npm run backend -- backup FILE
  npm run backend -- restore FILE

  --demo           fills an empty database with a made-up company (the same at every start)
  --clients N      how many clients that company has (200)
  --strict-whmcs   answers as a WHMCS: Kraken's own actions, parameters and fields are unknown

  backup FILE      writes the books as they are at this moment into a new file; the backend may run
  restore FILE     puts a backup in their place; the backend must not run. What was there is kept

KRAKEN_BACKEND_PORT (4100), KRAKEN_BACKEND_HOST (127.0.0.1), KRAKEN_HOME (.kraken), DATABASE_URL (a SQLite file in KRAKEN_HOME),
API_IDENTIFIER and API_SECRET (made once and kept in KRAKEN_HOME).
`;

function options() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        demo: { type: "boolean" },
        clients: { type: "string" },
        "strict-whmcs": { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    return misused(sentenceOf(error));
  }
}

/** What is wrong with the arguments, in our words. */
function sentenceOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const [option = ""] = /--?[\w-]+/.exec(message) ?? [];
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") return `There is no option ${option}.`;
  if (code !== "ERR_PARSE_ARGS_INVALID_OPTION_VALUE") return message;
  if (option !== "--clients") return `${option} takes no value.`;
  return `--clients must be a whole number from ${DEMO_CLIENTS.least} to ${DEMO_CLIENTS.most}.`;
}

function misused(why: string): never {
  console.error(`${why}\n\n${help}`);
  process.exit(2);
}

const { values: given, positionals } = options();
if (given.help) {
  console.log(help);
  process.exit(0);
}

const [command, file, ...rest] = positionals;
const commands = { backup: backupBooks, restore: restoreBooks };
const isCommand = (name: string | undefined): name is keyof typeof commands => Object.hasOwn(commands, name ?? "");
if (command !== undefined && (!isCommand(command) || file === undefined || rest.length > 0)) {
  misused(isCommand(command) ? `${command} needs one file.` : `There is no command ${command}.`);
}

try {
  if (isCommand(command) && file !== undefined) {
    commands[command]({ env: process.env, file, say: (line) => console.log(line) });
    process.exit(0);
  }
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
