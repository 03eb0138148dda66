import { ContractError, createSpecification, createWhmcs, WhmcsError } from "../src/index.ts";
import { actionNamed, commandOf, customParamsOf, inputOf } from "./arguments.ts";
import { Failure } from "./failure.ts";
import { explain, list, usage } from "./help.ts";
import { answer, clean } from "./print.ts";
import { type Environment, settingsFrom } from "./settings.ts";

/** What a command prints, and what the shell is told. */
export type Printed = { code: 0; out: string } | { code: 1; err: string };

/** Runs one command line. `width` is the screen's. */
export async function run(given: readonly string[], env: Environment, width: number): Promise<Printed> {
  try {
    return { code: 0, out: await textOf(given, env, width) };
  } catch (error) {
    return { code: 1, err: sentence(error) };
  }
}

async function textOf(given: readonly string[], env: Environment, width: number): Promise<string> {
  const { word, rest, json, read } = commandOf(given);
  if (word === "list") return list();
  if (word === "help") return rest[0] === undefined ? usage : explain(rest[0]);
  const action = actionNamed(word);
  const params = action ? inputOf(action, rest) : customParamsOf(rest);
  const whmcs = createWhmcs(settingsFrom(env));
  try {
    const result = action
      ? await createSpecification(whmcs).call<string>(action.name, params)
      : await whmcs.call<string>(word, params, { effect: read ? "read" : "write" });
    return json ? JSON.stringify(result, null, 2) : answer(result, action?.rows, width);
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
