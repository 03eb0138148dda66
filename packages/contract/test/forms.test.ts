import { describe, expect, test } from "vitest";
import { z } from "zod";
import { actions, decodeInput, decodeOutput, encodeInput, encodeOutput, wire } from "../src/index.ts";

const decode = <T>(codec: wire.Codec<T>, form: unknown) => z.safeDecode(codec, form as never).data;
const encode = <T>(codec: wire.Codec<T>, value: T) => z.encode(codec, value) as unknown;

describe("lists in text", () => {
  test.each([
    ["with bars", wire.pipeList(wire.text), "a.png|b.pdf", ["a.png", "b.pdf"]],
    ["with commas around them", wire.fencedList(wire.id), ",1,2,", [1, 2]],
    ["with commas around them, empty", wire.fencedList(wire.id), "", []],
    ["split, empty", wire.splitList(wire.idText), [""], []],
    ["split", wire.splitList(wire.idText), ["1", "2"], [1, 2]],
  ] as [string, wire.Codec<unknown>, unknown, unknown][])("%s", (_name, codec, form, value) => {
    expect(decode(codec, form)).toEqual(value);
    expect(encode(codec, value)).toEqual(form);
  });
});

describe("Unix seconds", () => {
  test("are times in UTC to the caller", () => {
    expect(decode(wire.unixTime, "1451739482")).toBe("2016-01-02T12:58:02");
    expect(decode(wire.unixTime, 0)).toBe("1970-01-01T00:00:00");
    expect(encode(wire.unixTime, "2016-01-02T12:58:02")).toBe("1451739482");
    expect(encode(wire.unixTime, "2016-01-02T13:58:02+01:00")).toBe("1451739482");
  });

  test("refuse what is no time", () => {
    expect(decode(wire.unixTime, "yesterday")).toBeUndefined();
    expect(z.safeEncode(wire.unixTime, "1969-12-31T23:59:59").success).toBe(false);
  });
});

describe("answers in more than one form", () => {
  test("a bare list is the empty answer", () => {
    expect(decodeOutput(actions.getRegistrars, [])).toEqual({ registrars: [] });
  });

  test("registrars are rows or names", () => {
    const registrars = [{ module: "enom", display_name: "eNom" }, "nominet"];
    expect(decodeOutput(actions.getRegistrars, { registrars }).registrars).toEqual([
      { module: "enom", display_name: "eNom" },
      { module: "nominet", display_name: "" },
    ]);
  });

  test("a domain's contacts are objects or JSON text, with the registrar's own fields", () => {
    const Registrant = { First_Name: "Ann", Organisation_Name: null };
    const read = { First_Name: "Ann", Organisation_Name: "" };
    expect(decodeOutput(actions.domainGetWhoisInfo, { Registrant }).Registrant).toEqual(read);
    expect(decodeOutput(actions.domainGetWhoisInfo, { Registrant: JSON.stringify(Registrant) })).toEqual({
      Registrant: read,
      Admin: null,
      Tech: null,
    });
    expect(encodeOutput(actions.domainGetWhoisInfo, { Registrant: read, Admin: null, Tech: null })).toEqual({
      result: "success",
      Registrant: read,
    });
  });
});

describe("requests by the specification's names", () => {
  test("contacts given as contactdetails travel as XML", () => {
    const form = encodeInput(actions.domainUpdateWhoisInfo, { domainid: 7, contactdetails: { Admin: { Name: "A" } } });
    expect(form).toEqual({
      domainid: 7,
      xml: "<contactdetails><Admin><Name>A</Name></Admin></contactdetails>",
    });
    const sent = wire.parseForm([
      ["domainid", "7"],
      ["contactdetails[Admin][Name]", "A"],
    ]);
    expect(decodeInput(actions.domainUpdateWhoisInfo, sent)).toEqual({ domainid: 7, xml: { Admin: { Name: "A" } } });
  });

  test("protectenable and mergefields go by WHMCS's names", () => {
    expect(encodeInput(actions.domainToggleIdProtect, { domainid: 7, protectenable: false })).toEqual({
      domainid: 7,
      idprotect: "0",
    });
    expect(encodeInput(actions.sendEmail, { id: 1, mergefields: { a: "b" } })).toEqual({
      id: 1,
      customvars: "YToxOntzOjE6ImEiO3M6MToiYiI7fQ==",
    });
  });

  test("tickets to merge are one text", () => {
    expect(encodeInput(actions.mergeTicket, { ticketid: 1, mergeticketids: [2, 3] })).toEqual({
      ticketid: 1,
      mergeticketids: "2,3",
    });
  });
});

describe("sides", () => {
  test("tell what a caller and what the wire has", () => {
    const { caller, wire: sent } = wire.sidesOf(actions.getModuleQueue.output);
    expect(caller.properties?.queue?.items?.properties?.completed).toEqual({ type: "boolean" });
    expect(sent.properties?.queue?.items?.properties?.completed).toEqual({ enum: ["1", "0"] });
  });

  test("leave out of what is required what may be absent", () => {
    expect(wire.sidesOf(actions.domainGetNameservers.output).wire.required).toEqual(["ns1", "ns2"]);
  });

  test("are an error for what no codec of the wire made", () => {
    expect(() => wire.sidesOf(z.date())).toThrow(TypeError);
  });
});
