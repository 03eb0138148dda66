import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { type DomainContacts, xmlContacts } from "./xml.ts";

const read = (xml: unknown) => z.safeDecode(xmlContacts, xml as never).data;
const write = (contacts: DomainContacts) => z.encode(xmlContacts, contacts) as unknown;

describe("a domain's contacts as XML", () => {
  test("are written as the reference shows them", () => {
    expect(write({ Registrant: { Name: "Ann Onym", Address2: "" } })).toBe(
      "<contactdetails><Registrant><Name>Ann Onym</Name><Address2></Address2></Registrant></contactdetails>",
    );
  });

  test("come back as they were, whatever is in them", () => {
    const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_.-]{0,8}$/);
    const value = fc
      .string({ unit: fc.constantFrom("<", ">", "&", "'", '"', "]]>", "\r", "\n", " ", ";", "#13", "amp", "ü", "a") })
      .map(String);
    fc.assert(
      fc.property(fc.dictionary(name, fc.dictionary(name, value)), (contacts) => {
        expect(read(write(contacts))).toEqual(contacts);
      }),
    );
  });

  test("can't break out of their elements", () => {
    expect(write({ Admin: { Name: "</Name><Email>x" } })).not.toContain("<Email>");
    expect(z.safeEncode(xmlContacts, { "Admin><Tech": {} }).success).toBe(false);
    expect(z.safeEncode(xmlContacts, { Admin: { Name: "\u0000" } }).success).toBe(false);
  });

  test("are read with declaration, indentation and empty elements", () => {
    const xml =
      '<?xml version="1.0"?>\n<contactdetails>\n <Admin>\n  <Name>A&#x20;B</Name><Fax/>\n </Admin>\n</contactdetails>\n';
    expect(read(xml)).toEqual({ Admin: { Name: "A B", Fax: "" } });
  });

  test("are read from PHP's brackets too", () => {
    expect(read({ Admin: { Name: "A" } })).toEqual({ Admin: { Name: "A" } });
  });

  test.each([
    '<!DOCTYPE x [<!ENTITY e "y">]><contactdetails/>',
    "<contactdetails><A><B>&e;</B></A></contactdetails>",
    "<contactdetails><A><B><C>1</C></B></A></contactdetails>",
    '<contactdetails><A role="x"></A></contactdetails>',
    "<contactdetails><A><B>1</A></B></contactdetails>",
    "<contactdetails><A><B>1</B></A>",
    "<contactdetails/><contactdetails/>",
    "<contactdetails>text</contactdetails>",
    "<other/>",
    "",
  ])("refuses %s", (xml) => {
    expect(read(xml)).toBeUndefined();
  });
});
