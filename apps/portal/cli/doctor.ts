/** npm run doctor: looks at the WHMCS behind the portal, changes nothing. --actions prints what its API role needs. */
import { examine, type Finding } from "../src/data/doctor.ts";
import { actionTable } from "../src/data/needed-actions.ts";
import { ConfigurationError, parseEnv } from "../src/env.ts";
import { madeAtStart } from "./made-at-start.ts";

const signs: Record<Finding["state"], string> = {
  ok: "ok      ",
  warning: "warning ",
  wrong: "WRONG   ",
  unknown: "unknown ",
};

/** 0: nothing is wrong. 1: something is. 2: there was nothing to look at. */
async function main(args: string[]): Promise<number> {
  if (args.includes("--actions")) {
    console.log(actionTable());
    return 0;
  }
  if (!process.env.API_ENDPOINT) {
    console.error(
      "API_ENDPOINT is not set, and no backend of Kraken's runs here (npm start). docs/connect-whmcs.md says how to connect a WHMCS.",
    );
    return 2;
  }
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ""));
  const findings = await examine(parseEnv({ ...madeAtStart, ...given }));
  for (const { state, about, sentence } of findings) console.log(`${signs[state]}${about.padEnd(22)}${sentence}`);
  const count = (state: Finding["state"]) => findings.filter((each) => each.state === state).length;
  console.log(`\n${count("wrong")} wrong, ${count("warning")} to look at, ${count("unknown")} not known.`);
  return count("wrong") > 0 ? 1 : 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
