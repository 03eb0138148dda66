/** npm run whmcs -- ACTION name=value …: the API from the shell. `help` says more. */
import { ContractError, createSpecification, createWhmcs, WhmcsError } from "../src/index.ts";
import { actionNamed, commandOf, customParamsOf, inputOf } from "./arguments.ts";
import { Failure } from "./failure.ts";
import { explain, list, usage } from "./help.ts";
import { answer, clean } from "./print.ts";
import { loadDotEnv, settingsFrom } from "./settings.ts";

async function main(given: readonly string[]): Promise<string> {
  const { word, rest, json, read } = commandOf(given);
  if (word === "list") return list();
  if (word === "help") return rest[0] === undefined ? usage : explain(rest[0]);
  const action = actionNamed(word);
  const params = action ? inputOf(action, rest) : customParamsOf(rest);
  loadDotEnv(process.cwd());
  const whmcs = createWhmcs(settingsFrom(process.env));
  try {
    const result = action
      ? await createSpecification(whmcs).call<string>(action.name, params)
      : await whmcs.call<string>(word, params, { effect: read ? "read" : "write" });
    return json ? JSON.stringify(result, null, 2) : answer(result, action?.rows, process.stdout.columns ?? 120);
  } finally {
    await whmcs.close();
  }
}

/** One sentence. What is not meant for people, an error of the program itself, keeps its stack. */
function sentence(error: unknown): string {
  const known = error instanceof Failure || error instanceof WhmcsError || error instanceof ContractError;
  if (known || error instanceof TypeError) return clean(error.message);
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

try {
  console.log(await main(process.argv.slice(2)));
} catch (error) {
  console.error(sentence(error));
  process.exitCode = 1;
}
