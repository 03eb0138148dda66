import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync } from "vite";
import { inRoot } from "../lib/root.mjs";

/**
 * One check taken out of one file: what stands between `start` and `end` becomes `text`.
 *
 * @typedef {object} Mutant
 * @property {string} file from the root of the repository
 * @property {number} line
 * @property {"permission" | "origin" | "owner" | "limit" | "schema" | "check"} kind
 * @property {string} what the check as it is written
 * @property {number} start
 * @property {number} end
 * @property {string} text
 */

/** @param {Mutant} mutant @param {string} source */
export const withMutant = ({ start, end, text }, source) => source.slice(0, start) + text + source.slice(end);

const portal = "apps/portal/src";
/** Where it is decided who may do what; of pages and actions, what they ask of src/access. */
const folders = ["access", "data", "session", "app"];

/** Nothing in these keeps anybody out: lists, words, what is logged, how long an answer takes, what an operator runs. */
const without = new Set([
  "access/audit.ts",
  "access/connection.ts",
  "access/even-time.ts",
  "access/manifest.ts",
  "access/permissions.ts",
  "data/announcements.ts",
  "data/doctor.ts",
  "data/failure.ts",
  "data/needed-actions.ts",
]);

/** Every file that is looked at. */
export const checkedFiles = () =>
  folders.flatMap((folder) =>
    readdirSync(inRoot(portal, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|^test\//.test(name))
      .map((name) => `${folder}/${name}`)
      .filter((name) => !without.has(name))
      .sort()
      .map((name) => join(portal, name)),
  );

/** @returns {Mutant[]} every mutant of the portal */
export const allMutants = () => checkedFiles().flatMap((file) => mutantsOf(file, readFileSync(inRoot(file), "utf8")));

/** Calls that check something, and what is left of each when it does not. @type {Record<string, [Mutant["kind"], (args: string[]) => string]>} */
const calls = {
  assertScope: ["permission", () => "undefined"],
  assertMay: ["permission", () => "undefined"],
  assertOwner: ["permission", () => "undefined"],
  requireSameOrigin: ["origin", () => "undefined"],
  // To look at one's own account needs no more than being signed in, and every role of staff has "own" as it has "read".
  requireClient: [
    "permission",
    ([need, ...rest]) => `requireClient(${[need === '"own"' ? need : '"nothing"', ...rest]})`,
  ],
  requireClientWrite: ["permission", ([, ...rest]) => `requireClientWrite(${['"nothing"', ...rest]})`],
  requireStaff: ["permission", ([path, need]) => `requireStaff(${need === '"own"' ? [path, need] : (path ?? "")})`],
  requireStaffWrite: [
    "permission",
    ([need, ...rest]) => `requireStaffWrite(${[need === '"own"' ? need : '"read"', ...rest]})`,
  ],
  ownRows: ["owner", ([, , rows]) => `${rows}`],
  attempt: ["limit", () => "{ forgive: async () => {} }"],
  tryPassword: ["limit", ([, , check]) => `(${check})()`],
  checkPassword: ["limit", ([check]) => `(${check})()`],
  checkHuman: ["limit", () => '{ verdict: "human" as const }'],
};

/** Numbers that bound something, by their names. */
const bounds =
  /^(AT_ONCE|WAITING|SESSION_SECONDS|STEP_SECONDS|STAMP_SECONDS|MOST_ROWS|MOST_LOOKED_AT|PERMISSIONS_SECONDS)$/;
/** Options that are checks: of jose's jwtVerify and openid-client's authorizationCodeGrant. */
const options = /^(algorithms|typ|issuer|audience|requiredClaims|expectedState|expectedNonce|pkceCodeVerifier)$/;

/**
 * Checks beside which another one says the same, so that without them nothing is let in that was not: the check, and what
 * stands right after it where the same words are a check of their own elsewhere.
 * @type {[check: string, after: string, why: string][]}
 */
const doubled = [
  ["origin === null", "", "no list of origins has null in it: the question is the compiler's"],
  ["nonce?.length !== 12", "", "a nonce of another length makes another text, and then the tag is wrong"],
  ['url.host === "kraken.invalid"', "", "what begins with one slash and has no space in it is of this host"],
  [
    "Array.isArray(clientIds)",
    "",
    "what is no list has no every(): the reader ends in an error, and the token is none",
  ],
  ["Array.isArray(accounts)", "", "the same"],
  ['found?.state === "ended"', "", "only a session that has ended has a reason"],
  ["factor?.confirmed_at", " ? unseal(", "the store takes a step of a confirmed factor only"],
  ['answer.c === ""', "", "a code of no letters is refused before anything is asked"],
  ['assertScope(scope, "client")', ";\n  const { name, email } = await me(scope)", "me() asks the same"],
  ['assertScope(scope, "client")', ";\n  const { email } = await me(scope)", "the same"],
  ['assertScope(scope, "client")', ";\n  return choicesOf(scope)", "it asks me(), which asks the same"],
  ['assertMay(scope, "tickets")', ";\n  const message = (await ticket(scope", "ticket() asks the same"],
  ['assertScope(scope, "staff")', ";\n  const found = await staffTicket(scope", "staffTicket() asks the same"],
  ["id === BUILT_IN", " ? undefined", "the store has no account with the id 0"],
];

/** Questions that choose between two forms of the same thing, or leave out what is empty: none of these keeps anybody out. */
const forms =
  /^\(?(files\.length|made\.|"(service|domain)" in|department\.id|error instanceof|Number\(tax|at < MOST|id === 0$|type[ .]|Date\.now|other !== key|address\.includes|new URL\(each\)|outcome === "mailed"|need === "nothing"|account\.id === id$|admin\.username|query\.)/;

/** Mutants of one file, found in its syntax. @param {string} file @param {string} source @returns {Mutant[]} */
export function mutantsOf(file, source) {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} can't be read: ${errors[0]?.message}`);
  const textOf = (node) => source.slice(node.start, node.end);
  /** @type {Map<string, Mutant>} */
  const found = new Map();
  const isDoubled = ({ start, end }) =>
    doubled.some(([check, after]) => source.slice(start, end) === check && source.startsWith(after, end));
  const add = (kind, { start, end }, text) => {
    if (isDoubled({ start, end })) return;
    const what = source.slice(start, end).replace(/\s+/g, " ");
    const line = source.slice(0, start).split("\n").length;
    if (what.replaceAll(" ", "") !== text.replace(/^\((.*)\)$/s, "$1").replace(/\s/g, ""))
      found.set(`${start}-${end}`, { file, line, kind, what, start, end, text });
  };
  const isApp = file.startsWith(`${portal}/app/`);

  walk(program, (node) => {
    const name = node.type === "CallExpression" && node.callee.type === "Identifier" ? node.callee.name : "";
    const [kind, left] = Object.hasOwn(calls, name) ? calls[name] : [];
    if (kind) add(kind, node, `(${left(node.arguments.map(textOf))})`);
    if (isApp) return true;
    for (const [part, becomes] of refusalsOf(node))
      if (!isIn(calls, part) && !forms.test(textOf(part))) add("check", part, becomes);
    if (
      node.type === "Property" &&
      /id$/.test(textOf(node.key)) &&
      /^scope\.(clientId|userId)$/.test(textOf(node.value))
    )
      add("owner", node, `${textOf(node.key)}: undefined`);
    if (node.type === "CallExpression" && /^(jwtVerify|authorizationCodeGrant)$/.test(nameOf(node.callee)))
      for (const property of node.arguments.at(-1).properties)
        if (options.test(property.key.name)) add("schema", property, `...{}`);
    if (node.type === "VariableDeclarator" && bounds.test(node.id.name ?? "")) add("limit", node.init, "1_000_000_000");
    if (node.type === "VariableDeclarator" && node.id.name === "allowances")
      walk(node.init, (pair) => {
        if (pair.type === "ArrayExpression") add("limit", pair.elements[0], "1_000_000");
        return true;
      });
    // What a catch makes of an error lets nobody in who was not let in before.
    return !(node.type === "CatchClause" || (node.type === "CallExpression" && nameOf(node.callee) === "catch"));
  });
  const mutants = [...found.values()].sort((a, b) => a.start - b.start);
  for (const mutant of mutants)
    if (parseSync(file, withMutant(mutant, source)).errors.length > 0)
      throw new Error(`${file}:${mutant.line} is no code any more as ${mutant.text}`);
  return mutants;
}

/** Whether this is a call that has a rule of its own. */
const isIn = (rules, node) => Object.hasOwn(rules, nameOf(unwrapped(node).callee ?? {}));

const unwrapped = (node) =>
  node.type === "ParenthesizedExpression" || node.type === "TSAsExpression"
    ? unwrapped(node.expression)
    : node.type === "AwaitExpression"
      ? unwrapped(node.argument)
      : node;

/** "includes" of `a.b.includes`. */
const nameOf = (callee) => callee.name ?? callee.property?.name ?? "";

/** The places in a node where something is refused or let through, each with what it becomes when all is let through. */
function* refusalsOf(node) {
  const every = (test, operator, becomes) =>
    partsOf(test, operator)
      .filter((part) => !isPresence(part))
      .map((part) => [part, becomes]);
  if (node.type === "IfStatement" && refuses(node.consequent)) yield* every(node.test, "||", "false");
  if (node.type === "IfStatement" && allows(node.consequent)) yield* every(node.test, "&&", "true");
  if (node.type === "IfStatement" && isGate(node.test)) yield [node.test, "true"];
  if (node.type === "ConditionalExpression" && isRefusal(node.alternate)) yield* every(node.test, "&&", "true");
  if (node.type === "ConditionalExpression" && isRefusal(node.consequent)) yield* every(node.test, "||", "false");
  const whole =
    node.type === "ReturnStatement" || node.type === "ArrowFunctionExpression"
      ? (node.argument ?? node.body)
      : node.type === "VariableDeclarator"
        ? node.init
        : undefined;
  if (whole) yield* every(whole, "&&", "true").filter(([part]) => isQuestion(part));
}

/** `if (!factor?.confirmed_at) return proceed(…)`: who passes here needs nothing more. */
function isGate(test) {
  const node = unwrapped(test);
  const inside = node.type === "UnaryExpression" ? unwrapped(node.argument) : node;
  const { property } = inside.type === "ChainExpression" ? inside.expression : inside;
  return /^(confirmed_at|isOwner)$/.test(property?.name ?? "");
}

/** Whether something is there at all: without that question the code ends in an error, and lets nobody in. */
function isPresence(part) {
  const node = unwrapped(part);
  if (node.type === "Identifier") return !/^is[A-Z]/.test(node.name);
  if (node.type === "UnaryExpression") return node.operator === "!" && unwrapped(node.argument).type === "Identifier";
  return node.type === "BinaryExpression" && [node.left, node.right].some((side) => side.name === "undefined");
}

const lastOf = (node) => (node.type === "BlockStatement" ? (node.body.at(-1) ?? node) : node);

/** Whether a statement sends somebody away, with an error, an empty hand or a word that says so. */
function refuses(node) {
  const last = lastOf(node);
  if (last.type === "ThrowStatement" || last.type === "ContinueStatement") return true;
  if (last.type === "ExpressionStatement")
    return /^(forbidden|notFound|redirect)$/.test(nameOf(unwrapped(last.expression).callee ?? {}));
  return last.type === "ReturnStatement" && (!last.argument || isRefusal(last.argument));
}

/** Whether a statement says yes. */
const allows = (node) => lastOf(node).type === "ReturnStatement" && lastOf(node).argument?.value === true;

const refusals = new Set(
  "refused wrong short long common personal closed removed deleted early stale robot failed unverified unknown".split(
    " ",
  ),
);

/** What somebody gets who may not: nothing, no, or a word. */
const isRefusal = (node) =>
  (node.type === "Identifier" && node.name === "undefined") ||
  (node.type === "ArrayExpression" && node.elements.length === 0) ||
  (node.type === "Literal" && (node.value === false || refusals.has(node.value))) ||
  (node.type === "ObjectExpression" && node.properties.length > 0 && isRefusal(node.properties[0].value ?? {})) ||
  (node.type === "ConditionalExpression" && isRefusal(node.consequent) && isRefusal(node.alternate));

/** Whether it is answered by yes or no. */
function isQuestion(part) {
  const node = unwrapped(part);
  if (node.type === "BinaryExpression") return /^([!=]==|[<>]=?)$/.test(node.operator);
  if (node.type === "UnaryExpression") return node.operator === "!";
  return (
    node.type === "CallExpression" && /^(is[A-Z]|test$|every$|some$|includes$|has$|may$)/.test(nameOf(node.callee))
  );
}

/** The parts of `a || b || c`. */
function partsOf(node, operator) {
  const at = unwrapped(node);
  if (at.type !== "LogicalExpression" || at.operator !== operator) return [node];
  return [...partsOf(at.left, operator), ...partsOf(at.right, operator)];
}

/** Visits every node, those inside of it while `visit` answers true. */
function walk(node, visit) {
  if (Array.isArray(node)) for (const each of node) walk(each, visit);
  else if (node && typeof node === "object") {
    if (typeof node.type === "string" && !visit(node)) return;
    for (const value of Object.values(node)) if (value && typeof value === "object") walk(value, visit);
  }
}
