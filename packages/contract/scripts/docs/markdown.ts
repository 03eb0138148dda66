import type { Group } from "../../src/index.ts";
import { sidesOf } from "../../src/wire.ts";
import { aliasesOf, catalogue, type Entry, effectWords } from "./catalogue.ts";
import { fieldsOf } from "./types.ts";

const introduction = `# API reference

Every action of the WHMCS API, as the SDK takes and gives it. This file is made from packages/contract by
\`npm run docs\`: change the contract, not this file.

Each heading is the SDK's method; WHMCS's own name stands below it. A **read** changes nothing and may be sent again; a
**write** is never sent twice. Types are the caller's:

- **id** is a whole number above 0, **integer** any whole number; **decimal** is text such as "15.95", so that money
  never passes through floating point.
- **date** is "2026-11-23", **time** is "2026-11-23T14:02:00", in the installation's own time zone.
- **text** with words behind it is one of them, or a word that a newer WHMCS says; words alone are all there are.
- \`invoices[].id\` is the id of each row of a list, \`pricing{}.tld\` a field of each value of a map.
- Beside each action stands who serves it. What is **WHMCS only** is "Command Not Found" to Kraken's backend.
- A parameter that is not required may be left out. What is *of Kraken's backend* is no part of WHMCS's API.
`;

const cell = (text: string) => text.replaceAll("|", "\\|");
const row = (cells: string[]) => `| ${cells.map(cell).join(" | ")} |`;
const table = (heads: string[], rows: string[][]) =>
  [row(heads), `|${heads.map(() => "---").join("|")}|`, ...rows.map(row)].join("\n");

function parametersOf({ action }: Entry): string {
  const fields = fieldsOf(sidesOf(action.input).caller);
  if (fields.length === 0) return "Takes no parameters.";
  const aliases = aliasesOf(action);
  const rows = fields.map(({ path, type, required }) => {
    const notes = [
      ...(required ? ["required"] : []),
      ...(aliases.has(path)
        ? [
            `also as ${aliases
              .get(path)
              ?.map((alias) => `\`${alias}\``)
              .join(", ")}`,
          ]
        : []),
      ...(action.specificationOnly.includes(path) ? ["of Kraken's backend"] : []),
    ];
    return [`\`${path}\``, type, notes.join("; ")];
  });
  return table(["Parameter", "Type", ""], rows);
}

function answerOf({ action }: Entry): string {
  const fields = fieldsOf(sidesOf(action.output).caller);
  if (fields.length === 0) return "Answers nothing but its success.";
  const own = (path: string) =>
    action.krakenFields.includes(path.replaceAll("[]", "")) ? "; of Kraken's backend" : "";
  const rows = fields.map(({ path, type }) => [`\`${path}\``, `${type}${own(path)}`]);
  const paging =
    action.rows === undefined ? "" : `\n\n\`limitstart\` and \`limitnum\` page through \`${action.rows}\`.`;
  return `${table(["Answer", "Type"], rows)}${paging}`;
}

function errorsOf({ action }: Entry): string[] {
  return action.errors.length === 0 ? [] : ["Errors:", action.errors.map((message) => `- ${message}`).join("\n")];
}

const servedBy = ({ extension, whmcsOnly }: Entry["action"]) => {
  if (extension) return "only Kraken's backend has it";
  return whmcsOnly ? "**WHMCS only**" : "WHMCS and Kraken's backend";
};

function sectionOf(entry: Entry): string {
  const { action, doc } = entry;
  const facts = [
    `\`${action.name}\`${action.sentAs === action.name ? "" : `, sent as \`${action.sentAs}\``}`,
    effectWords(action),
    servedBy(action),
    ...(doc.reference === undefined ? [] : [`[reference](${doc.reference})`]),
  ];
  const parts = [
    `### ${doc.method}`,
    facts.join(" · "),
    doc.text,
    parametersOf(entry),
    answerOf(entry),
    ...errorsOf(entry),
  ];
  return parts.join("\n\n");
}

const contentsOf = (group: Group, entries: Entry[]) =>
  `- **${group}**: ${entries.map(({ doc }) => `[${doc.method}](#${doc.method.toLowerCase()})`).join(", ")}`;

/** The text of docs/api.md. */
export function markdown(): string {
  const groups = [...catalogue()];
  const contents = groups.map(([group, entries]) => contentsOf(group, entries)).join("\n");
  const sections = groups.map(([group, entries]) => [`## ${group}`, ...entries.map(sectionOf)].join("\n\n"));
  return `${[introduction, contents, ...sections].join("\n\n").replaceAll("\n\n\n", "\n\n")}\n`;
}
