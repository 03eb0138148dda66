import { type AnyAction, actions, decodeInput, wire } from "@kraken/contract";
import type { CustomParams } from "../src/index.ts";
import { Failure } from "./failure.ts";

export type Command = {
  /** `list`, `help`, or an action's name. */
  word: string;
  rest: string[];
  json: boolean;
  /** A custom action that only reads, so that it may be sent again. */
  read: boolean;
};

/** @throws Failure for an option that there is none of. */
export function commandOf(given: readonly string[]): Command {
  const options = given.filter((part) => part.startsWith("--"));
  const unknown = options.find((option) => !["--json", "--read", "--help"].includes(option));
  if (unknown !== undefined) throw new Failure(`There is no option ${unknown}: there are --json, --read and --help`);
  const [word = "help", ...rest] = given.filter((part) => !part.startsWith("--"));
  const json = options.includes("--json");
  const read = options.includes("--read");
  return options.includes("--help")
    ? { word: "help", rest: given.length > 1 ? [word] : [], json, read }
    : { word, rest, json, read };
}

/** The action by WHMCS's name or the method's, in any case. */
export function actionNamed(name: string): AnyAction | undefined {
  const asked = name.toLowerCase();
  return (Object.values(actions) as AnyAction[]).find((action) => action.name.toLowerCase() === asked);
}

/** name=value words as pairs. @throws Failure for a word without "=". */
function pairsOf(words: readonly string[]): [string, string][] {
  return words.map((word) => {
    const at = word.indexOf("=");
    if (at < 1) throw new Failure(`${word} is not name=value`);
    return [word.slice(0, at), word.slice(at + 1)];
  });
}

/** Parameters of a known action, typed as it wants them: `limitnum=5`, `pid[0]=1`, `customfields[1]=text`. */
export function inputOf(action: AnyAction, words: readonly string[]): CustomParams {
  const pairs = pairsOf(words);
  const known = [...Object.keys(action.input.shape), ...Object.keys(action.aliases)];
  // A flat numbered parameter (itemdescription1) belongs to the array of that name.
  const isKnown = (name: string) => known.includes(name.replace(/\[.*$/s, "")) || (action.pack && /\d$/.test(name));
  const unknown = pairs.find(([name]) => !isKnown(name));
  if (unknown) throw new Failure(`${action.name} has no parameter ${unknown[0]}: see help ${action.name}`);
  return decodeInput(action, wire.parseForm(pairs)) as CustomParams;
}

/** Parameters of an action that the contract does not know: text, in PHP's arrays. */
export const customParamsOf = (words: readonly string[]): CustomParams => wire.parseForm(pairsOf(words));
