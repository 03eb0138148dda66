import { userInfo } from "node:os";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { DatabaseError } from "@kraken/database";
import { StaffError } from "../store/staff.ts";
import { connectStore } from "../store/store.ts";
import { auditCommands } from "./audit.ts";
import { CommandError, type Shell } from "./command.ts";
import { staffCommands } from "./staff.ts";

const help = `Kraken's portal from the shell.

  npm run portal -- staff add NAME --email ADDRESS --role ROLE [--admin USERNAME]
  npm run portal -- staff list
  npm run portal -- staff disable ADDRESS
  npm run portal -- staff enable ADDRESS
  npm run portal -- staff role ADDRESS ROLE
  npm run portal -- staff password ADDRESS          a new password, shown this once
  npm run portal -- staff reset-factor ADDRESS      or "owner", for who lost phone and recovery codes
  npm run portal -- staff owner-password on|off     whether ADMIN_PASSWORD signs in
  npm run portal -- audit verify [--last NUMBER:HASH]
  npm run portal -- audit list [--search TEXT] [--limit N]

  ROLE       owner, billing, support or read-only
  --admin    the WHMCS admin as whom this person writes
  --last     what an earlier verify printed: finds a log that was written anew from there on

It works on the portal's database: by DATABASE_URL, or portal.db in KRAKEN_HOME (.kraken). The portal may run.
`;

function misused(why: string): never {
  console.error(`${why}\n\n${help}`);
  process.exit(2);
}

function read() {
  try {
    const text = { type: "string" } as const;
    return parseArgs({
      allowPositionals: true,
      options: {
        email: text,
        role: text,
        admin: text,
        last: text,
        search: text,
        limit: text,
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    return misused(error instanceof Error ? error.message : String(error));
  }
}

const has = <Commands extends object>(commands: Commands, name: string | undefined): name is keyof Commands & string =>
  Object.hasOwn(commands, name ?? "");

const { values, positionals } = read();
const [group, name, ...rest] = positionals;
if (values.help) {
  console.log(help);
  process.exit(0);
}

/** The command that was asked for; it answers whether all is well. */
function commandOf(): (shell: Shell) => Promise<boolean> {
  if (group === "audit" && has(auditCommands, name)) return (shell) => auditCommands[name](shell, rest, values);
  if (group === "staff" && has(staffCommands, name))
    return async (shell) => {
      await staffCommands[name](shell, rest, values);
      return true;
    };
  return misused(group === undefined ? "Say what to do." : `There is no command ${positionals.slice(0, 2).join(" ")}.`);
}

const run = commandOf();
try {
  const home = resolve(process.env.KRAKEN_HOME || ".kraken");
  const store = await connectStore(process.env.DATABASE_URL, home);
  try {
    const isWell = await run({ store, say: (line) => console.log(line), user: userInfo().username });
    process.exitCode = isWell ? 0 : 1;
  } finally {
    await store.close();
  }
} catch (error) {
  const isKnown = error instanceof CommandError || error instanceof StaffError || error instanceof DatabaseError;
  console.error(isKnown ? error.message : error);
  process.exitCode = 1;
}
