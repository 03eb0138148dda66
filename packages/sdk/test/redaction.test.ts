import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { ContractError, WhmcsError } from "../src/index.ts";
import { redact } from "../src/redact.ts";
import * as behave from "./support/behaviours.ts";
import { canary, clientOf, errorOf, misbehaving } from "./support/client.ts";
import type { Behaviour } from "./support/server.ts";

// Every kind of error, shown in every way there is: nothing that was sent may be in it.

const secretInput = {
  firstname: "Canaryfirst",
  lastname: 'Canary "quoted" <last> & co',
  email: "canary@mail.example",
  address1: "Canary street 1",
  city: "Canarytown",
  state: "Canarystate",
  postcode: "9-canary-9",
  country: "NL",
  phonenumber: "+31.canary",
  password2: "canary-password-ü",
  cardnum: "4111111111111111",
  cvv: "987",
  customfields: { "1": "canary-custom-field" },
};

const sentValues: string[] = [
  ...Object.values(canary),
  ...Object.values(secretInput).filter((value): value is string => typeof value === "string" && value !== "NL"),
  "canary-custom-field",
];

/** What WHMCS, or something before it, might quote of a request. */
const quoted = sentValues.join(" / ");
const quotedOfSearch = [...Object.values(canary), "canary-custom-field"].join(" / ");
const echo = (write: (body: string, all: string) => string, status = 200): Behaviour =>
  behave.depending(({ call }) =>
    behave.text(write(call.body, call.action === "GetClients" ? quotedOfSearch : quoted), { status }),
  );

const refusal = (message: string) => JSON.stringify({ result: "error", message });
const kinds: [string, Behaviour][] = [
  ["a refusal that quotes values", echo((_body, all) => refusal(`Wrong: ${all}`))],
  ["a refusal that quotes the body", echo((body) => refusal(`Wrong: ${body}`), 403)],
  [
    "a refusal that quotes in HTML",
    echo((_body, all) =>
      refusal(all.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")),
    ),
  ],
  ["a refusal in capitals", echo((_body, all) => refusal(all.toUpperCase()))],
  ["a refusal with a card in groups", echo(() => refusal("Card 4111 1111 1111 1111 declined, 4111-1111-1111-1111"))],
  ["a warning that quotes", echo((_body, all) => JSON.stringify({ warning: all }))],
  ["HTML that quotes", echo((body, all) => `<html>${all} ${body}</html>`, 502)],
  ["text that quotes", echo((body, all) => `${all} ${body}`)],
  ["broken JSON that quotes", echo((_body, all) => JSON.stringify({ result: "success", all }).slice(0, -5))],
  [
    "a wrong shape that quotes",
    echo((_body, all) => JSON.stringify({ result: "success", clientid: all, clients: all })),
  ],
  ["an unknown action", echo(() => refusal("Command Not Found"))],
  ["a reset", behave.reset],
  ["a cut", echo((_body, all) => all)],
  ["too long an answer", echo((_body, all) => all.repeat(5_000))],
  ["silence", behave.silence],
];

/** Everything that a log, a page or a curious developer could make of an error. */
function shown(error: unknown): string {
  const seen = [
    inspect(error, { depth: Infinity, showHidden: true, getters: true }),
    String(error),
    JSON.stringify(error),
  ];
  for (let at = error; at instanceof Error; at = at.cause) {
    const all = Object.getOwnPropertyNames(at).map((name) => [name, Reflect.get(at as Error, name)]);
    seen.push(at.stack ?? "", inspect(at), JSON.stringify(all), inspect(all, { depth: Infinity }));
  }
  return seen.join("\n");
}

function leaksIn(text: string): string[] {
  const written = (value: string) => [
    value,
    encodeURIComponent(value),
    new URLSearchParams([["", value]]).toString().slice(1),
    Buffer.from(value).toString("base64"),
  ];
  const low = text.toLowerCase();
  return sentValues.filter((value) => written(value).some((form) => low.includes(form.toLowerCase())));
}

describe.concurrent("nothing of a call shows in an error or in the log", () => {
  test("and this test would see it", () => {
    expect(
      leaksIn(shown(new Error("x", { cause: Object.assign(new Error("y"), { deep: { body: quoted } }) }))),
    ).toEqual(sentValues);
  });

  test.for(kinds)("%s", async ([, behaviour], context) => {
    const server = await misbehaving(context);
    const log: unknown[] = [];
    const logger = { debug: (...all: unknown[]) => log.push(all), warn: (...all: unknown[]) => log.push(all) };
    const { whmcs, reports } = clientOf(server.always(behaviour), { timeout: 1_500, maxAnswerBytes: 500_000, logger });
    const errors = [
      await errorOf(whmcs.addClient(secretInput)),
      await errorOf(whmcs.getClients({ search: "canary-custom-field" })),
      // The shape of a custom action's answer is the caller's to judge.
      await whmcs.call("MyAction", secretInput).catch((error: unknown) => error),
      await whmcs.call("MyList", secretInput, { effect: "read" }).catch((error: unknown) => error),
    ];
    for (const error of errors) if (error instanceof Error) expect(leaksIn(shown(error))).toEqual([]);
    expect(shown(errors[0])).not.toContain("1111");
    expect(leaksIn(inspect([log, reports, whmcs], { depth: Infinity, showHidden: true }))).toEqual([]);
    expect(log).toHaveLength(4);
  });

  test("when nobody listens, and when the certificate is none", async (context) => {
    const server = await misbehaving(context);
    const secure = clientOf(server, { endpoint: server.endpoint().replace("http:", "https:"), timeout: 1_000 });
    const closed = clientOf(server);
    const errors = [await errorOf(secure.whmcs.addClient(secretInput))];
    await server.close();
    errors.push(await errorOf(closed.whmcs.addClient(secretInput)));
    for (const error of errors) expect(leaksIn(shown(error))).toEqual([]);
  });

  test("when a parameter is wrong", async (context) => {
    const { whmcs } = clientOf(await misbehaving(context));
    const wrong = { ...secretInput, noemail: quoted, currency: quoted, nosuch: quoted };
    const injected = { ...secretInput, secret: quoted };
    for (const call of [whmcs.addClient(wrong as never), whmcs.call("MyAction", injected)]) {
      expect(leaksIn(shown(await errorOf(call)))).toEqual([]);
    }
  });
});

describe("what WHMCS says", () => {
  test("letters that become two when they are made small stay where they are", () => {
    expect(redact("\u0130stanbul: SECRET-\u00dc, secret-\u00fc", [["secret", "Secret-\u00dc"]])).toBe(
      "\u0130stanbul: [secret], [secret]",
    );
  });

  test("keeps its words: values are replaced by their names", () => {
    const sent = [
      ["email", "a@b.example"],
      ["clientid", "7"],
      ["cvv", "12"],
      ["notes[0]", "Some note"],
    ] as const;
    expect(redact("a@b.example is taken by client 7; SOME NOTE, 12", sent)).toBe(
      "[email] is taken by client 7; [notes], [cvv]",
    );
    expect(redact("4111 1111 1111 1111 and 12345678", [])).toBe("[number] and 12345678");
    expect(redact("$& $1 (.*)", [["name", "(.*)"]])).toBe("$& $1 [name]");
    expect(redact("x".repeat(1000), []).length).toBeLessThan(510);
  });

  test("stays whole when it is a documented message, also where a parameter has one of its words", async (context) => {
    const server = await misbehaving(context);
    const message = "Duplicate Email Address";
    const { whmcs } = clientOf(server.always(behave.json({ result: "error", message: message.toUpperCase() })));
    const error = await errorOf(whmcs.updateClient({ clientid: 1, notes: "Duplicate", city: "Email" }));
    expect(error).toMatchObject({ reason: message.toUpperCase() });
    expect((error as { is?: (text: string) => boolean }).is?.(message)).toBe(true);
  });

  test("is cut to its beginning, with a value that is cut off in it", () => {
    const value = `canary-${"long ".repeat(200_000)}end`;
    const sent = [["notes[0]", value]] as const;
    expect(redact(`Bad: ${value.slice(0, 300)}`, sent)).toBe("Bad: [notes]");
    expect(redact(`Bad: ${value.toUpperCase()} here`, sent)).toMatch(/^Bad: \[notes\]/);
    // The look at a text ends inside the value's beginning.
    expect(redact(value.slice(0, 65_516) + value, sent)).toBe("[notes][notes]…");
  });
});

describe("a parameter of 20 MB", () => {
  const bytes = 20_000_000;
  const huge = `canary (a file & "more")${"A1b2".repeat(bytes / 4)}`;
  const kinds: [string, Behaviour][] = [
    [
      "a refusal that quotes it whole",
      behave.depending(() => behave.json({ result: "error", message: `No: ${huge}` })),
    ],
    ["a refusal that quotes its beginning", behave.json({ result: "error", message: `No: ${huge.slice(0, 900)}` })],
    ["a refusal that quotes nothing", behave.json({ result: "error", message: "Too large" })],
    ["an answer that is none", behave.text("nginx says 413", { status: 413 })],
    ["a wrong shape", behave.json({ result: "success", clients: huge.slice(0, 900) })],
  ];

  test.for(kinds)("is in no error of %s", async ([, behaviour], context) => {
    const server = await misbehaving(context);
    const { whmcs, reports } = clientOf(server.always(behaviour), { maxAnswerBytes: 2 * bytes });
    const errors = [
      await errorOf(whmcs.getClients({ search: huge })),
      await whmcs.call("MyUpload", { file: huge }).catch((error: unknown) => error),
    ];
    for (const error of errors) {
      if (!(error instanceof WhmcsError)) {
        expect(error).toEqual({ result: "success", clients: huge.slice(0, 900) });
        continue;
      }
      expect(error.message.length).toBeLessThan(600);
      for (const text of [shown(error), JSON.stringify(reports)]) expect(text).not.toMatch(/a file|more|A1b2/i);
    }
  });

  test("is refused where it is wrong", async (context) => {
    const { whmcs } = clientOf(await misbehaving(context));
    const wrong = { status: huge, limitnum: huge, [huge]: 1 };
    for (const [name, value] of Object.entries(wrong)) {
      const error = await errorOf(whmcs.getClients({ [name]: value } as never));
      expect(error).toBeInstanceOf(ContractError);
      expect((error as Error).message.length).toBeLessThan(600);
    }
  });
});
