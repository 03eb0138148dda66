/**
 * Holds the contract against the examples of WHMCS's API reference: `npm run check:examples -- actions.json`, where the
 * file is an array of `{ action, exampleRequest, exampleResponse, exampleResponseNested? }`. Every answer must decode and
 * encode to what it was, and every request must come out as the name=value pairs that went in.
 */
// biome-ignore lint/style/noRestrictedImports: a script for developers, which no package imports
import { readFileSync } from "node:fs";
import {
  type AnyAction,
  actions,
  decodeInput,
  decodeOutput,
  encodeInput,
  encodeOutput,
  type Output,
  wire,
} from "../src/index.ts";
import { errorsOfAnswers, errorsOfRequests, type Repairs, type Sample } from "./documentation-errors.ts";
import { type PhpValue, pairsOf, phpValue, sameText } from "./php-examples.ts";

type Documented = {
  action: string;
  exampleRequest: Record<string, PhpValue>;
  exampleResponse: Sample;
  exampleResponseNested?: Sample;
};

const byName = new Map((Object.values(actions) as AnyAction[]).map((action) => [action.name, action]));

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const shown = (value: unknown) => JSON.stringify(value)?.slice(0, 80) ?? "nothing";

/** Where two answers differ. Scalars are compared as text. */
function differences(before: unknown, after: unknown, path = ""): string[] {
  if (isObject(before) && isObject(after) && Array.isArray(before) === Array.isArray(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => differences(before[key], after[key], path === "" ? key : `${path}.${key}`));
  }
  const scalars = !isObject(before) && !isObject(after) && before !== undefined && after !== undefined;
  const same = before === after || (scalars && before !== null && after !== null && String(before) === String(after));
  return same ? [] : [`${path}: ${shown(before)} became ${shown(after)}`];
}

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function checkAnswer(action: AnyAction, example: Sample): string[] {
  const answer = Array.isArray(example) ? {} : example;
  const output: Output<AnyAction> = decodeOutput(action, answer);
  const written = asJson(encodeOutput(action, output)) as Record<string, unknown>;
  const again = decodeOutput(action, written);
  return [...differences(example, written), ...differences(asJson(output), asJson(again), "decoded again")];
}

/** Names that every request has. They are the call's, not the action's, wherever an example shows them. */
const CALL_NAMES = ["action", "responsetype"];

function checkRequest(action: AnyAction, example: Sample): string[] {
  const pairs = pairsOf(example as Record<string, PhpValue>);
  const sent = new Map(pairs.filter(([name]) => !CALL_NAMES.includes(name)));
  const input = decodeInput(action, wire.parseForm(sent));
  const written = new Map(wire.formPairs(encodeInput(action, input, { specification: true })));
  const names = new Set([...sent.keys(), ...written.keys()]);
  return [...names].flatMap((name) => {
    const [before, after] = [sent.get(name), written.get(name)];
    const same = before !== undefined && after !== undefined && sameText(before, after);
    return same ? [] : [`${name}: ${shown(before)} became ${shown(after)}`];
  });
}

function found(check: () => string[]): string[] {
  try {
    return check();
  } catch (error) {
    return [(error as Error).message];
  }
}

const tally = { passed: 0, failed: 0, documentation: 0 };

/** Checks one example. One that the reference has wrong has to fail as it stands, and to pass when it is repaired. */
function examine(
  name: string,
  kind: string,
  example: Sample,
  repairs: Repairs,
  check: (action: AnyAction, example: Sample) => string[],
) {
  const action = byName.get(name);
  const repair = repairs[name];
  let problems = action ? found(() => check(action, example)) : ["not declared"];
  if (action && repair) {
    if (problems.length === 0) problems = [`the exception is no longer needed (${repair.reason})`];
    else problems = found(() => check(action, repair.repair(example)));
    if (problems.length === 0) {
      tally.documentation += 1;
      console.log(`documentation error: ${name} ${kind}: ${repair.reason}`);
      return;
    }
  }
  if (problems.length === 0) tally.passed += 1;
  else {
    tally.failed += 1;
    for (const problem of problems) console.log(`FAILED ${name} ${kind}: ${problem}`);
  }
}

const file = process.argv[2];
if (file === undefined) throw new Error("Usage: npm run check:examples -- FILE");
for (const documented of JSON.parse(readFileSync(file, "utf8")) as Documented[]) {
  const { action, exampleResponse, exampleResponseNested } = documented;
  examine(action, "answer", exampleResponseNested ?? exampleResponse, errorsOfAnswers, checkAnswer);
  examine(action, "request", phpValue(documented.exampleRequest) as Sample, errorsOfRequests, checkRequest);
}
console.log(`${tally.documentation} documentation errors`);
console.log(`${tally.passed} passed, ${tally.failed} failed`);
process.exitCode = tally.failed === 0 ? 0 : 1;
