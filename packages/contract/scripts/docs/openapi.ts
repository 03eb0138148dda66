import { type JsonSchema, sidesOf } from "../../src/wire.ts";
import { aliasesOf, catalogue, type Entry } from "./catalogue.ts";
import { formattedJson } from "./json.ts";

const schemas = {
  Credentials: {
    type: "object",
    properties: {
      identifier: { type: "string", description: "An API credential's identifier." },
      secret: { type: "string", description: "Its secret." },
      accesskey: { type: "string", description: "Lets a call through from an IP address that is not on the list." },
      responsetype: { const: "json" },
    },
    required: ["identifier", "secret", "responsetype"],
  },
  Error: {
    type: "object",
    properties: { result: { const: "error" }, message: { type: "string" } },
    required: ["result", "message"],
  },
};

const reference = (name: keyof typeof schemas) => ({ $ref: `#/components/schemas/${name}` });

const responses = {
  Refused: {
    description: "Wrong credentials, a permission that is missing, or an IP address that is not allowed.",
    content: { "application/json": { schema: reference("Error") } },
  },
};

/**
 * A request's parameters as they travel. A list that goes as numbered names has these for a pattern: the declaration
 * knows them only as a function, so a list of one is sent through it.
 */
function parametersOf({ action }: Entry): JsonSchema {
  const { properties = {}, required = [] } = sidesOf(action.input).wire;
  const aliases = aliasesOf(action);
  const plain: Record<string, JsonSchema> = {};
  const numbered: Record<string, JsonSchema> = {};
  for (const [name, schema] of Object.entries(properties)) {
    const packed = schema.items && action.pack ? Object.keys(action.pack.write({ [name]: ["x"] })) : [name];
    const [sent = name] = packed;
    if (sent !== name && sent.startsWith(name)) numbered[`^${name}[0-9]+$`] = schema.items ?? {};
    else plain[name] = withNote(schema, noteOf(name));
  }
  function noteOf(name: string): string {
    const others = aliases.get(name)?.map((alias) => `Kraken takes it as ${alias} too.`) ?? [];
    const own = action.specificationOnly.includes(name) ? ["Kraken's backend only."] : [];
    return [...others, ...own].join(" ");
  }
  return {
    type: "object",
    properties: { action: { const: action.sentAs }, ...plain },
    ...(Object.keys(numbered).length > 0 && { patternProperties: numbered }),
    required: ["action", ...required.filter((name) => name in plain)],
  };
}

const withNote = (schema: JsonSchema, note: string): JsonSchema =>
  note === "" ? schema : { ...schema, description: [schema.description, note].filter(Boolean).join(". ") };

/** Lists and maps travel in PHP's brackets: name[0]=…, name[key]=…. */
function encodingOf(parameters: JsonSchema) {
  const nested = Object.entries(parameters.properties ?? {}).filter(([, { items, properties, additionalProperties }]) =>
    Boolean(items ?? properties ?? additionalProperties),
  );
  return nested.length === 0
    ? {}
    : { encoding: Object.fromEntries(nested.map(([name]) => [name, { style: "deepObject", explode: true }])) };
}

function answerOf({ action }: Entry): JsonSchema {
  const { properties = {}, required = [] } = sidesOf(action.output).wire;
  const { envelope } = action;
  if (envelope === "none") return { type: "object", properties, ...(required.length > 0 && { required }) };
  return {
    type: "object",
    properties: { [envelope]: { const: "success" }, ...properties },
    required: [envelope, ...required],
  };
}

function errorOf({ action }: Entry) {
  return action.errors.length === 0
    ? reference("Error")
    : { allOf: [reference("Error"), { properties: { message: { examples: action.errors } } }] };
}

function operationOf(entry: Entry) {
  const { action, doc } = entry;
  const parameters = parametersOf(entry);
  const form = { schema: { allOf: [reference("Credentials"), parameters] }, ...encodingOf(parameters) };
  return {
    operationId: doc.method,
    tags: [action.group],
    summary: doc.summary,
    description: doc.text,
    ...(doc.reference !== undefined && { externalDocs: { url: doc.reference } }),
    "x-kraken-effect": typeof action.effect === "function" ? "read-or-write" : action.effect,
    ...(action.extension && { "x-kraken-extension": true }),
    ...(action.whmcsOnly && { "x-whmcs-only": true }),
    requestBody: { required: true, content: { "application/x-www-form-urlencoded": form } },
    responses: {
      "200": {
        description: "Success or failure, as the body says.",
        content: { "application/json": { schema: { anyOf: [answerOf(entry), errorOf(entry)] } } },
      },
      "403": { $ref: "#/components/responses/Refused" },
    },
  };
}

/**
 * The text of docs/openapi.json. WHMCS has one path for all its actions: the fragment behind it only keeps the
 * operations apart.
 */
export function openapi(): string {
  const groups = [...catalogue()];
  const operations = groups.flatMap(([, entries]) => entries);
  const document = {
    openapi: "3.1.0",
    info: {
      title: "WHMCS API",
      version: "0.1.0",
      description:
        "Made from packages/contract by `npm run docs`. All actions are one path; what stands behind # keeps them apart and is not sent.",
    },
    servers: [{ url: "https://{installation}", variables: { installation: { default: "billing.example.com" } } }],
    tags: groups.map(([group]) => ({ name: group })),
    paths: Object.fromEntries(
      operations.map((entry) => [`/includes/api.php#${entry.action.name}`, { post: operationOf(entry) }]),
    ),
    components: { schemas, responses },
  };
  return formattedJson(document);
}
