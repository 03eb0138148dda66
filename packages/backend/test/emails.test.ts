import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { testDatabases } from "@kraken/database/testing";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { companyFields } from "../src/mail/fields/company.ts";
import { orderFields } from "../src/mail/fields/order.ts";
import { aboutQuote } from "../src/mail/fields/quote.ts";
import { HIDDEN, Html, holdsSecret, mergedHtml, mergedLine, plainText, Secret } from "../src/mail/merge.ts";
import { subjectOf } from "../src/mail/queue.ts";
import { type MailType, standardTemplates } from "../src/mail/templates/index.ts";
import { readSettings } from "../src/settings.ts";
import { openBooks, type TestBooks } from "./support/books.ts";

const shown = { secrets: true };
const runs = { numRuns: 2000 };
/** Text that knows where it hurts. */
const nasty = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(fc.constantFrom("{$a}", "{$b}", "{if $a}", "{/if}", "{else}", "<b>", "&amp;", '"', "'", "\r\n", "\u2028"))
    .map((parts) => parts.join("")),
);

describe("merging", () => {
  it("puts each value in as text, whatever it is", () => {
    fc.assert(
      fc.property(nasty, (value) => {
        const merged = mergedHtml('<p title="{$a}">{$a}</p>', { a: value, b: "never" }, shown);
        const inside = /^<p title="([\s\S]*)">([\s\S]*)<\/p>$/.exec(merged);
        expect(inside?.[1]).not.toMatch(/[<>"']/);
        expect(inside?.[1]).toBe(inside?.[2]);
        if (!value.includes("never")) expect(merged).not.toContain("never");
      }),
      runs,
    );
  });

  it("makes one line of a subject", () => {
    fc.assert(
      fc.property(nasty, nasty, (template, value) => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be there
        expect(mergedLine(`${template}{$c}`, { c: value })).not.toMatch(/[\u0000-\u001f\u007f\u2028\u2029]/);
      }),
      runs,
    );
  });

  it("shows a secret to whom it is for, and only in the message", () => {
    const fields = { link: new Secret("https://kraken.example/?token=abc&x=1"), name: "Ada" };
    expect(mergedHtml("{$link}", fields, { secrets: true })).toBe("https://kraken.example/?token=abc&amp;x=1");
    expect(mergedHtml("{$link}", fields, { secrets: false })).toBe(HIDDEN);
    expect(mergedLine("Your link: {$link}", fields)).toBe(`Your link: ${HIDDEN}`);
    expect(holdsSecret("{$name}", fields)).toBe(false);
    expect(holdsSecret("{if $name}{$link}{/if}", fields)).toBe(true);
    expect(holdsSecret("{if $none}{$link}{/if}", fields)).toBe(false);
  });

  it("takes the part that applies", () => {
    const say = (fields: Record<string, string | number>) => mergedHtml("{if $a}A {$a}{else}none{/if}!", fields, shown);
    expect(say({ a: "x" })).toBe("A x!");
    expect(say({})).toBe("none!");
    expect(say({ a: 0 })).toBe("none!");
    expect(mergedHtml("{if $a}yes{/if}", {}, shown)).toBe("");
  });

  it("leaves HTML that was made here as it is, and reads as text without it", () => {
    const fields = { table: new Html("<table><tr><td>Hosting &amp; more</td><td>$5.00</td></tr></table>") };
    expect(mergedHtml("{$table}", fields, shown)).toBe(fields.table.html);
    expect(
      plainText('<head><title>x</title></head><p>Hello<br />you</p><p><a href="https://a.example/">Click</a></p>'),
    ).toBe("Hello\nyou\n\nClick (https://a.example/)");
    expect(mergedLine("{$table}", fields)).toBe("Hosting & more  $5.00");
  });
});

const source = fileURLToPath(new URL("../src", import.meta.url));
const sources = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && !/^(mail\/templates|demo)/.test(path))
  .map((path) => readFileSync(join(source, path), "utf8"));

describe("templates", () => {
  const names = new Set(standardTemplates.map((template) => template.name));

  it("have names of their own", () => {
    expect(names.size).toBe(standardTemplates.length);
  });

  it("exist for everything that is mailed", () => {
    const used = sources.flatMap((text) => [...text.matchAll(/\btemplate: "([^"]+)"/g)].map(([, name = ""]) => name));
    expect(used.length).toBeGreaterThan(10);
    expect(used.filter((name) => !names.has(name))).toEqual([]);
  });
});

/** Fields that an event gives besides what its subject has. */
const ofEvents: Partial<Record<string, readonly string[]>> = {
  "Credit Card Expiring Soon": ["card_last_four", "card_expiry"],
  "Password Reset Validation": ["reset_password_url"],
  "Account Access Invitation": ["invite_sender_name", "invite_account_name", "invite_accept_url"],
  "Email Address Verification": ["verification_url"],
  "Cancellation Request Confirmation": ["service_cancellation_type", "service_cancellation_reason"],
  "Domain Transfer Failed": ["domain_transfer_failure_reason"],
  "Support Ticket Auto Close Notification": ["ticket_auto_close_time"],
};

describe.each(testDatabases())("merge fields, on $name", (kind) => {
  let books: TestBooks;
  beforeAll(async () => {
    books = await openBooks(kind, 60);
  });
  afterAll(() => books.close());

  it("are there for every template", async () => {
    await books.whmcs.affiliateActivate({ userid: 1 });
    const { db } = books.database;
    const first = async (table: "services" | "domains" | "invoices" | "tickets" | "affiliates" | "orders" | "quotes") =>
      (await db.selectFrom(table).select("id").orderBy("id").limit(1).executeTakeFirstOrThrow()).id;
    const settings = await readSettings(db);
    const company = Object.keys(companyFields(settings, "2026-11-23T10:00:00Z"));
    const orders = Object.keys(await orderFields(db, await first("orders"), settings));
    const quotes = Object.keys((await aboutQuote(db, await first("quotes"), settings))?.fields ?? {});
    const ids: Partial<Record<MailType, number>> = {
      general: 1,
      user: 1,
      product: await first("services"),
      domain: await first("domains"),
      invoice: await first("invoices"),
      support: await first("tickets"),
      affiliate: await first("affiliates"),
    };
    const missing: string[] = [];
    for (const template of standardTemplates) {
      const id = ids[template.type];
      // Mail to the staff and bounces have just what their sender gives them.
      if (id === undefined) continue;
      const subject = await subjectOf({ today: "2026-11-23" }, db, template.type, id, settings);
      const known = new Set([
        ...company,
        ...Object.keys(subject?.fields ?? {}),
        ...(template.name === "Order Confirmation" ? orders : []),
        ...(template.name.startsWith("Quote") ? quotes : []),
        ...(ofEvents[template.name] ?? []),
      ]);
      for (const [, name = ""] of `${template.subject} ${template.message}`.matchAll(/\{(?:if )?\$(\w+)\}/g)) {
        if (!known.has(name)) missing.push(`${template.name}: ${name}`);
      }
    }
    expect(missing).toEqual([]);
  });
});
