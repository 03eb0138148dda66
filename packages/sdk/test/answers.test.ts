import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAnswer, refusalOf } from "../src/answer.ts";
import { OutcomeUnknownError, ResponseError, UnsupportedActionError } from "../src/index.ts";
import * as behave from "./support/behaviours.ts";
import { clientOf, errorOf, misbehaving } from "./support/client.ts";

const rows = { result: "success", totalresults: 1, clients: { client: [{ id: 7, email: "a@b.example" }] } };

const notices = [
  "\nNotice: Undefined index: userid in /home/whmcs/includes/hooks/a.php on line 12\n",
  '<br />\n<b>Warning</b>:  Undefined array key "foo" in <b>/var/www/a.php</b> on line <b>3</b><br />\n',
  "PHP Warning:  Array to string conversion in [internal function]\n#0 {main}\n",
  'Deprecated: json was {"debug":{"a":[1,2,"}"]}} on line 4\n',
  "[]\n",
  "\ufeff",
];

describe("the JSON of an answer", () => {
  test.each(notices)("is found behind %j", async (notice) => {
    expect(parseAnswer(notice + JSON.stringify(rows))).toEqual(rows);
    expect(parseAnswer(`${notice + JSON.stringify([rows])}\n`)).toEqual([rows]);
  });

  test("is an object or an array, nothing else", () => {
    for (const text of ["", " \n", "null", "1", '"success"', "true", "success", "<html></html>"]) {
      expect(parseAnswer(text)).toBeUndefined();
    }
  });

  test("is never a part of one that was cut off, with a notice before it or without", () => {
    const object = fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1, noNullPrototype: true });
    fc.assert(
      fc.property(object, fc.constantFrom("", ...notices), fc.nat(), (value, notice, cut) => {
        const text = JSON.stringify(value);
        expect(parseAnswer(notice + text)).toEqual(JSON.parse(text));
        const kept = text.slice(0, 1 + (cut % (text.length - 1)));
        const found = parseAnswer(notice + kept);
        // Only what the notice itself ends with may be found, where nothing of the answer came.
        expect(found === undefined || kept.length === 1).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test("is found or given up in a time that grows with its length", () => {
    const began = performance.now();
    expect(parseAnswer(`${'{"a":['.repeat(400_000)}`)).toBeUndefined();
    expect(parseAnswer(`${'["x" '.repeat(400_000)}`)).toBeUndefined();
    expect(parseAnswer(`x {"a":"${"\\\\".repeat(1_000_000)}`)).toBeUndefined();
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  test("of any kind never makes the client throw anything but its own errors", async (context) => {
    const server = await misbehaving(context);
    const { whmcs } = clientOf(server);
    const odd = fc.oneof(
      fc.json(),
      fc.string(),
      fc.json().map((json) => `{"result":"success","clients":${json}}`),
    );
    await fc.assert(
      fc.asyncProperty(odd, async (body) => {
        server.always(behave.text(body));
        const outcome = await whmcs.getClients().catch((error: unknown) => error);
        if (outcome instanceof Error)
          expect(outcome.name).toMatch(/^(ResponseError|ActionError|UnsupportedActionError)$/);
      }),
      { numRuns: 300 },
    );
  });
});

describe("a refusal", () => {
  test.each([
    [{ result: "error", message: "Client ID Not Found" }, "Client ID Not Found"],
    [{ result: "Error", message: " No " }, "No"],
    [{ result: "error" }, "refused without a reason"],
    [{ status: "error", message: "Client ID Not Found" }, "Client ID Not Found"],
    [{ warning: "Nothing was done" }, "Nothing was done"],
  ])("is %j", (answer, reason) => expect(refusalOf(answer)).toEqual({ reason, unsupported: false }));

  test.each([
    { result: "success", message: "Project Has Been Updated" },
    { message: "Project Has Been Updated" },
    { status: "error" },
    { result: "success", status: "error", message: "data" },
    { result: "success", warning: "deprecated" },
    {},
  ])("is not %j", (answer) => expect(refusalOf(answer)).toBeUndefined());

  test.each(["Command Not Found", "The requested API Action could not be found", "action not found."])(
    "%s means that the action is not known here, for a read and for a write",
    async (message) => {
      expect(refusalOf({ result: "error", message })).toEqual({ reason: message, unsupported: true });
    },
  );

  test("of an unknown action is an UnsupportedActionError", async (context) => {
    const server = await misbehaving(context);
    const { whmcs, reports } = clientOf(server.always(behave.json({ result: "error", message: "Command Not Found" })));
    expect(await errorOf(whmcs.call("NoSuchAction"))).toBeInstanceOf(UnsupportedActionError);
    expect(reports).toMatchObject([{ outcome: "unsupported", effect: "write" }]);
  });
});

describe("an answer", () => {
  test("behind a PHP notice is read; its HTTP status does not matter to a success", async (context) => {
    const server = await misbehaving(context);
    const { whmcs } = clientOf(server.always(behave.text(`${notices[0]}${JSON.stringify(rows)}`)));
    expect((await whmcs.getClients()).clients).toMatchObject([{ id: 7, email: "a@b.example" }]);
  });

  test.for([
    ["", "HTTP 200: the answer is empty"],
    ["<!DOCTYPE html><title>Down</title>", "HTTP 200: the answer is HTML, not JSON"],
    ["<br /><b>Fatal error</b>: out of memory", "HTTP 200: the answer is HTML, not JSON"],
    ['{"result":"success","clients":{"client":[{"id":1}]}', "HTTP 200: the answer is cut off, or not whole JSON"],
    ['Notice: x\n{"result":"success"', "HTTP 200: the answer is cut off, or not whole JSON"],
    ["Service unavailable", "HTTP 200: the answer is not JSON"],
    ['{"result":"success","clients":{"client":[{"email":"x"}]}}', "clients.0.id"],
    ['{"result":"success","clients":{"customer":[]}}', "clients"],
  ] as const)("of %j is a ResponseError that says so", async ([body, words], context) => {
    const server = await misbehaving(context);
    const error = await errorOf(clientOf(server.always(behave.text(body))).whmcs.getClients());
    expect(error).toBeInstanceOf(ResponseError);
    expect(String(error)).toContain(words);
  });

  test("of the wrong shape names the place", async (context) => {
    const server = await misbehaving(context);
    const wrong = { result: "success", clients: { client: [{ id: 1 }, { id: "none" }] } };
    const error = await errorOf(clientOf(server.always(behave.json(wrong))).whmcs.getClients());
    expect(error).toMatchObject({ name: "ResponseError", path: "clients.1.id", httpStatus: 200 });
  });

  test("to a custom action comes as it is, a bare list too", async (context) => {
    const server = await misbehaving(context);
    const { whmcs } = clientOf(server.next(behave.json({ result: "success", Odd: [1] }), behave.json([{ id: 1 }])));
    expect(await whmcs.call("MyAction", { a: 1 })).toEqual({ result: "success", Odd: [1] });
    expect(await whmcs.call("MyList", {}, { effect: "read" })).toEqual([{ id: 1 }]);
  });

  test.for([
    ["that says its length", true],
    ["that does not", false],
  ] as const)("of 50 MB %s is refused, and not kept", async ([, promised], context) => {
    const server = await misbehaving(context);
    const seen = { written: 0 };
    const { whmcs } = clientOf(server.always(behave.flood(50_000_000, { promised, seen })), {
      maxAnswerBytes: 1_000_000,
    });
    const error = await errorOf(whmcs.getClients());
    expect(error).toBeInstanceOf(ResponseError);
    expect(String(error)).toContain("longer than 1000000 bytes");
    expect(await errorOf(whmcs.updateClient({ clientid: 1 }))).toBeInstanceOf(OutcomeUnknownError);
    await server.until(() => server.closed >= 2);
    // Twice the limit and what the network itself holds, nowhere near twice 50 MB.
    expect(seen.written).toBeLessThan(30_000_000);
    expect(server.calls).toHaveLength(2);
  });

  test("of 16 MiB is the usual limit", async (context) => {
    const server = await misbehaving(context);
    const promise = (bytes: number) => behave.stalled("{", { headers: { "content-length": String(bytes) } });
    const { whmcs } = clientOf(server.always(promise(16 * 1024 * 1024 + 1)), { timeout: 1_000 });
    expect(await errorOf(whmcs.getClients())).toBeInstanceOf(ResponseError);
    server.always(promise(16 * 1024 * 1024));
    expect(await errorOf(whmcs.getClients())).toMatchObject({ name: "TimeoutError" });
  });
});
