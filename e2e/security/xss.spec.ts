import { expect, type Page, test } from "@playwright/test";
import { withoutTurns } from "../../apps/portal/src/lib/turns.ts";
import { api, attachments } from "../support/api.ts";
import { watchPolicy } from "../support/policy.ts";
import { signInStaff } from "../support/sign-in.ts";
import { linePayloads, payloads } from "../support/xss-payloads.ts";

test.describe.configure({ mode: "serial", timeout: 120_000 });

/** In parts of so many. */
const parts = <T>(all: T[], size: number) =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));

const password = "a long enough password 1";
const email = `xss-${crypto.randomUUID()}@kraken.example`;
/** Each field of the client holds some of the payloads, so that together they hold all. */
const fields = ["firstname", "lastname", "companyname", "address1", "address2", "city", "state", "tax_id"] as const;
const perField = parts(linePayloads, Math.ceil(linePayloads.length / fields.length));
const subjects = parts(linePayloads, 8).map((some) => some.join(" "));
const messages = parts(payloads, 45);

const made = { client: 0, ticket: 0, invoice: 0, announcement: 0 };

test.beforeAll(async () => {
  const details = Object.fromEntries(fields.map((field, at) => [field, perField[at]?.join(" ") ?? ""]));
  const client = await api("AddClient", {
    ...details,
    ...{ email, password2: password, postcode: "1", country: "NO", phonenumber: "4712345678" },
  });
  made.client = Number(client.clientid);
  const clientid = String(made.client);
  for (const subject of subjects)
    await api("OpenTicket", { clientid, deptid: "1", subject, message: "Only a subject", markdown: "true" });
  const ticket = await api("OpenTicket", {
    ...{
      clientid,
      deptid: "1",
      subject: subjects[0] ?? "",
      message: (messages[0] ?? []).join("\n\n"),
      markdown: "true",
    },
    attachments: attachments(linePayloads.slice(0, 20).map((name) => ({ name, data: "x" }))),
  });
  made.ticket = Number(ticket.id);
  for (const some of messages.slice(1))
    await api("AddTicketReply", {
      ticketid: String(made.ticket),
      clientid,
      message: some.join("\n\n"),
      markdown: "true",
    });
  await api("AddTicketNote", {
    ticketid: String(made.ticket),
    message: (messages[0] ?? []).join("\n\n"),
    markdown: "true",
  });
  const lines = parts(linePayloads, 20).map((some, at) => [
    [`itemdescription${at + 1}`, some.join(" ")],
    [`itemamount${at + 1}`, "1.00"],
  ]);
  const invoice = await api("CreateInvoice", {
    ...{ userid: clientid, status: "Unpaid", notes: linePayloads.join("\n"), sendinvoice: "1" },
    ...(Object.fromEntries(lines.flat()) as Record<string, string>),
  });
  made.invoice = Number(invoice.invoiceid);
  const announcement = await api("AddAnnouncement", {
    ...{ date: "2026-11-20 10:00:00", title: linePayloads.slice(0, 8).join(" "), announcement: payloads.join("\n") },
    published: "true",
  });
  made.announcement = Number(announcement.announcementid);
});

test.afterAll(async () => {
  await api("DeleteAnnouncement", { announcementid: String(made.announcement) });
  await api("DeleteClient", { clientid: String(made.client), deleteusers: "true", deletetransactions: "true" });
});

/** Tells of every script that ran, every dialog and every broken policy. */
async function watch(page: Page): Promise<() => Promise<string[]>> {
  const ran: string[] = [];
  await page.exposeFunction("krakenRan", (where: string) => ran.push(`ran at ${where}`));
  await page.addInitScript(() => {
    const told = window as unknown as { krakenXss: () => void; krakenRan: (where: string) => void };
    told.krakenXss = () => told.krakenRan(location.href);
  });
  page.on("dialog", (dialog) => {
    ran.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("popup", (popup) => ran.push(`popup ${popup.url()}`));
  const broken = await watchPolicy(page);
  return async () => [...(await broken()), ...ran];
}

/** Nothing in the page could run, were it touched: no handler, no address that is a script, nothing foreign loaded. */
const dangers = (page: Page) =>
  page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll("*")) {
      for (const { name, value } of element.attributes) {
        if (/^on/i.test(name)) found.push(`${element.tagName} ${name}`);
        if (
          /^(href|src|action|formaction|data|xlink:href|poster)$/i.test(name) &&
          /^\W*(javascript|data|vbscript):/i.test(value)
        )
          found.push(`${element.tagName} ${name}=${value}`);
      }
      if (/^(object|embed|base|math|applet|frame|marquee)$/i.test(element.tagName)) found.push(element.tagName);
    }
    return found;
  });

/** As a page says what was typed: spaces are one, and what would turn the page's own words around is left out. */
const asShown = (typed: string) => squeezed(withoutTurns(typed));
const squeezed = (text: string) => text.replace(/\s+/g, " ").trim();
/** Without what Markdown takes for itself, and without spaces. */
const bare = (text: string) => text.replace(/[\s*_`[\]()!>"~-]/g, "");

async function open(page: Page, path: string) {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  expect(await dangers(page), path).toEqual([]);
}

/** What stands on the page for people, without its own scripts. */
async function textOf(page: Page): Promise<string> {
  const text = await page.evaluate(() => {
    const copy = document.body.cloneNode(true) as HTMLElement;
    for (const own of copy.querySelectorAll("script, style")) own.remove();
    return copy.textContent ?? "";
  });
  expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  return squeezed(text);
}

/** Every payload of the messages can be read. */
async function expectMessages(page: Page) {
  const text = bare((await page.locator(".thread").textContent()) ?? "");
  const missing = payloads.filter((payload) => !text.includes(bare(withoutTurns(payload))));
  // A link's and a picture's address, where they may be one, stand behind its words.
  expect(missing.filter((payload) => !payload.includes("https://ok.example"))).toEqual([]);
}

test("a client sees what he typed, and nothing of it runs", async ({ page }) => {
  const told = await watch(page);
  await page.goto("/login");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
  await open(page, "/");
  const seen: string[] = [];
  for (const number of [1, 2]) {
    await open(page, `/tickets?page=${number}`);
    seen.push(await textOf(page));
  }
  for (const subject of subjects) expect(seen.join(" ")).toContain(asShown(subject));

  await open(page, `/tickets/${made.ticket}`);
  await expectMessages(page);
  expect(await page.title()).toContain(asShown(subjects[0] ?? "none"));

  await open(page, `/invoices/${made.invoice}`);
  const paper = await textOf(page);
  for (const payload of linePayloads) expect(paper).toContain(asShown(payload));

  await open(page, `/announcements/${made.announcement}`);
  await open(page, "/announcements");
  await open(page, "/account/emails");
  const mails = await page
    .getByRole("table")
    .locator("tbody")
    .getByRole("link")
    .evaluateAll((links) => links.slice(0, 4).map((link) => link.getAttribute("href") ?? ""));
  expect(mails.length).toBeGreaterThan(0);
  for (const mail of mails) {
    await page.goto(mail);
    await expect(page.locator("iframe")).toBeVisible();
    await expect(page.frameLocator("iframe").locator("body")).not.toBeEmpty();
  }
  expect(await told()).toEqual([]);
});

test("staff see what a client typed, and nothing of it runs", async ({ page }) => {
  const told = await watch(page);
  await signInStaff(page);
  await open(page, `/admin/tickets/${made.ticket}`);
  await expectMessages(page);
  const seen: string[] = [];
  for (const number of [1, 2]) {
    await open(page, `/admin/tickets?status=all&page=${number}`);
    seen.push(await textOf(page));
  }
  for (const subject of subjects.slice(-5)) expect(seen.join(" ")).toContain(asShown(subject));
  await open(page, `/admin/clients/${made.client}`);
  const person = await textOf(page);
  for (const payload of linePayloads) expect(person).toContain(asShown(payload));
  await open(page, `/admin/clients?q=${encodeURIComponent(email)}`);
  expect(await told()).toEqual([]);
});
