/** npm run whmcs -- ACTION name=value …: the API from the shell. `help` says more. */
import { run } from "./run.ts";
import { loadDotEnv } from "./settings.ts";

loadDotEnv(process.cwd());
const printed = await run(process.argv.slice(2), process.env, process.stdout.columns ?? 120);
if ("out" in printed) console.log(printed.out);
else console.error(printed.err);
process.exitCode = printed.code;
