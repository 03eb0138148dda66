import { type AnyAction, actions, wire } from "@kraken/contract";
// biome-ignore lint/style/noRestrictedImports: the repository's own command line, which is no part of the package
import { readDocs } from "@kraken/contract/docs";
import { actionNamed } from "./arguments.ts";
import { Failure } from "./failure.ts";

export const usage = `Usage: npm run whmcs -- ACTION name=value … [--json]
       npm run whmcs -- list
       npm run whmcs -- help ACTION

  GetClients limitnum=5 search=an    calls an action, and prints its answer as a table
  GetProducts "pid[0]=1" --json      arrays in brackets; the whole answer as JSON
  MyCustomAction a=1 --read          an action of your own; --read says that it changes nothing

Reads API_ENDPOINT, API_IDENTIFIER, API_SECRET, API_ACCESS_KEY, API_TIMEOUT, API_CA_FILE and ALLOW_INSECURE_SSL from the
environment and from .env. Without API_ENDPOINT, calls the backend that npm start runs on this machine. A write is sent once, without asking.`;

const all = () => Object.values(actions) as AnyAction[];
const effectOf = ({ effect }: AnyAction) => (typeof effect === "function" ? "read or write" : effect);

/** All actions by WHMCS's groups, with a sentence each. */
export function list(): string {
  const docs = readDocs();
  const groups = new Map<string, AnyAction[]>();
  for (const action of all()) groups.set(action.group, [...(groups.get(action.group) ?? []), action]);
  const width = Math.max(...all().map(({ name }) => name.length));
  return [...groups]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([group, members]) => {
      const lines = members
        .toSorted((one, other) => one.name.localeCompare(other.name))
        .map((action) => `  ${action.name.padEnd(width)}  ${docs.get(action.name)?.summary ?? ""}`.trimEnd());
      return [group, ...lines].join("\n");
    })
    .join("\n\n");
}

/** One action: what it does, what it takes and under which names, what it refuses with. */
export function explain(name: string): string {
  const action = actionNamed(name);
  if (!action) throw new Failure(`There is no action ${name}: list shows all of them`);
  const doc = readDocs().get(action.name);
  const aliases = Object.entries(action.aliases as Record<string, string>);
  const { properties = {}, required = [] } = wire.sidesOf(action.input).caller;
  const names = Object.keys(properties);
  const width = Math.max(0, ...names.map((parameter) => parameter.length));
  const parameters = names.map((parameter) => {
    const also = aliases.filter(([, real]) => real === parameter).map(([alias]) => alias);
    const notes = [
      ...(required.includes(parameter) ? ["required"] : []),
      ...(also.length > 0 ? [`also as ${also.join(", ")}`] : []),
      ...(action.specificationOnly.includes(parameter) ? ["not in WHMCS's own API"] : []),
    ];
    const type = typeWords(properties[parameter] ?? {});
    return `  ${parameter.padEnd(width)}  ${type}${notes.length > 0 ? ` (${notes.join("; ")})` : ""}`;
  });
  return [
    `${action.name} · ${action.group} · ${effectOf(action)}${action.extension ? " · only Kraken's backend has it" : ""}${action.whmcsOnly ? " · WHMCS only" : ""}`,
    doc?.text,
    parameters.length > 0 ? `Parameters\n${parameters.join("\n")}` : "Takes no parameters.",
    action.errors.length > 0 ? `Errors\n${action.errors.map((message) => `  ${message}`).join("\n")}` : undefined,
    doc?.reference,
  ]
    .filter((part) => part !== undefined && part !== "")
    .join("\n\n");
}

/** A parameter's type in words. */
function typeWords(schema: wire.JsonSchema): string {
  if (schema.enum) return schema.enum.join(" | ");
  if (schema.const !== undefined) return String(schema.const);
  if (schema.anyOf) return [...new Set(schema.anyOf.map(typeWords))].join(" | ");
  if (schema.type === "array") return `list of ${typeWords(schema.items ?? {})}`;
  if (schema.type === "object") {
    const fields = Object.keys(schema.properties ?? {});
    return fields.length > 0 ? `{ ${fields.join(", ")} }` : `map of ${typeWords(schema.additionalProperties ?? {})}`;
  }
  if (schema.type === "string") return schema.format ?? (schema.pattern ? "decimal" : "text");
  return schema.type ?? "any";
}
