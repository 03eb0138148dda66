import { dictionary } from "@zxcvbn-ts/language-common";
import { env } from "../env.ts";

/** What is wrong with a new password. */
export type PasswordProblem = "short" | "long" | "common" | "personal";

/** Longer ones are no safer, and cost hashing. */
const LONGEST = 256;

let common: ReadonlySet<string> | undefined;

/** 49,000 passwords that people use, from what leaked. */
function commonPasswords(): ReadonlySet<string> {
  common ??= new Set(dictionary["passwords-common"].map(String));
  return common;
}

/** Neighbours on the keyboard and in the alphabet, there and back. */
const rows = [
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiopasdfghjklzxcvbnm",
  "01234567890123456789",
  "qwertzuiopasdfghjklyxcvbnm",
];
const runs = rows.flatMap((row) => [row, [...row].reverse().join("")]).map((row) => row + row);

const isRun = (text: string) => runs.some((run) => run.includes(text));
const isRepeated = (text: string) => /^(.{1,6}?)\1+$/.test(text) || new Set(text).size < 5;

/** The password without what is put around a common one to make it long enough: "!password1234" is "password". */
const coreOf = (text: string) => text.replace(/^\P{L}+|\P{L}+$/gu, "");

function isCommon(password: string): boolean {
  const text = password.toLowerCase();
  const core = coreOf(text);
  if (isRun(text) || isRepeated(text) || commonPasswords().has(text)) return true;
  return core === "" || isRun(core) || commonPasswords().has(core);
}

/** Parts of it that others know: of the e-mail address, the company's name. */
function isPersonal(password: string, known: string[]): boolean {
  const text = password.toLowerCase();
  return known
    .flatMap((each) => [each, ...each.split("@")])
    .map((each) => each.trim().toLowerCase())
    .filter((each) => each.length >= 4)
    .some((each) => text.replaceAll(each, "").length < 8);
}

/**
 * Looks at a new password by length and by what is known of it, as NIST's SP 800-63B asks: nothing is said about which
 * kinds of characters it has.
 * @param known what others know of its owner: the e-mail address, names
 */
export function passwordProblem(password: string, known: string[]): PasswordProblem | undefined {
  const { PASSWORD_MIN_LENGTH, BRAND_NAME } = env();
  const length = [...password].length;
  if (length < PASSWORD_MIN_LENGTH) return "short";
  if (length > LONGEST) return "long";
  if (isPersonal(password, [...known, BRAND_NAME])) return "personal";
  return isCommon(password) ? "common" : undefined;
}
