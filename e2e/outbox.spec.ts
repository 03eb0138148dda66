import { expect, type Page, test } from "@playwright/test";
import { type OwnSystem, startOwnSystem } from "./support/own-system.ts";

/* What clients write while WHMCS does not answer, or loses its answers. */

/** A system for these tests alone: its backend is stopped and started again, its portal killed. */
let own: OwnSystem;
let clientid = "";

test.describe.configure({ mode: "serial", timeout: 120_000 });

test.beforeAll(async () => {
  own = await startOwnSystem();
  const found = (await own.api("GetClientsDetails", { email: own.login.email })) as { client: { id: number } };
  clientid = String(found.client.id);
});
test.afterAll(async () => {
  await own?.stop();
});
test.afterEach(async () => {
  own.line.lose(undefined);
  own.line.spoil(() => undefined);
  await own.startBackend();
});

/** Within this the portal has sent what waited, once WHMCS is back, in milliseconds. */
const SOON = 10_000;

async function signIn(page: Page) {
  await page.goto(`${own.portal}/login`);
  await page.getByLabel("E-mail address").fill(own.login.email);
  await page.getByLabel("Password", { exact: true }).fill(own.login.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
}

async function openedTicket(): Promise<string> {
  const message = "A question of before";
  const opened = await own.api("OpenTicket", { clientid, deptid: "1", subject: "Before", message, noemail: "true" });
  return String(opened.id);
}

/** How often that is among the replies of a ticket, by the backend's own word. */
async function replies(ticketid: string, text: string): Promise<number> {
  const answer = (await own.api("GetTicket", { ticketid })) as { replies: { reply: { message: string }[] } };
  return answer.replies.reply.filter(({ message }) => message === text).length;
}

async function tickets(subject: string): Promise<number> {
  const answer = await own.api("GetTickets", { clientid, subject });
  return Number(answer.totalresults);
}

const box = (page: Page) => page.getByRole("textbox", { name: "Your reply" });
// The page has a form beside it, that closes the ticket.
const replyForm = (page: Page) => page.locator("form").filter({ has: box(page) });
const message = (page: Page, text: string) => page.getByRole("listitem").filter({ hasText: text });

async function replyInOutage(page: Page, ticket: string, text: string) {
  await page.goto(`${own.portal}/tickets/${ticket}`);
  await box(page).fill(text);
  await own.stopBackend();
  await page.getByRole("button", { name: "Send reply" }).click();
  await expect(page.getByText("This reply will be sent")).toBeVisible();
}

async function ticketInOutage(page: Page, subject: string) {
  await page.goto(`${own.portal}/tickets/new`);
  await page.getByLabel("Priority").selectOption("High");
  await page.getByLabel("Subject").fill(subject);
  await page.getByLabel("Message").fill("Is it down?");
  await own.stopBackend();
  await page.getByRole("button", { name: "Open the ticket" }).click();
  await expect(page.getByText("This ticket will be opened")).toBeVisible();
}

/** The backend is back, and with it, soon, what waited: once. */
async function expectOnce(count: () => Promise<number>) {
  await own.startBackend();
  await expect.poll(count, { timeout: SOON }).toBe(1);
}

for (const scripts of [true, false]) {
  test.describe(scripts ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled: scripts });

    const signedIn = async (page: Page) => {
      await signIn(page);
      // The overview that needs no scripts calls itself: whoever goes on before it has would be stopped.
      if (!scripts) await expect(page).toHaveURL(/whole/);
    };

    test("a reply that can't be sent says that it will be, and is there once when WHMCS is back", async ({ page }) => {
      const [ticket, text] = [await openedTicket(), `Kept ${crypto.randomUUID()}`];
      await signedIn(page);
      await replyInOutage(page, ticket, text);
      // A page that stays open is made anew when it has arrived, and tells it then.
      await page.goto("about:blank");
      await expectOnce(() => replies(ticket, text));
      await page.goto(`${own.portal}/tickets/${ticket}`);
      await expect(message(page, text)).toHaveCount(1);
      await expect(page.getByText("Your reply has arrived")).toBeVisible();
      await page.reload();
      await expect(message(page, text)).toHaveCount(1);
      await expect(page.getByText("Your reply has arrived")).toHaveCount(0);
    });

    test("a new ticket that can't be opened is opened once, and its writer is told until he has read it", async ({
      page,
    }) => {
      const subject = `Kept ${crypto.randomUUID()}`;
      await signedIn(page);
      await ticketInOutage(page, subject);
      await expectOnce(() => tickets(subject));
      await page.goto(`${own.portal}/services`);
      await expect(page.getByText(/^Your ticket \S+ is open$/)).toBeVisible();
      await page.getByRole("button", { name: "Got it" }).click();
      await expect(page.getByText(/^Your ticket \S+ is open$/)).toHaveCount(0);
      await expect(page.getByRole("heading", { level: 1, name: "Services" })).toBeVisible();
    });

    test("what waits can be taken back, and is there to be written anew", async ({ page }) => {
      const [ticket, text] = [await openedTicket(), `Taken back ${crypto.randomUUID()}`];
      await signedIn(page);
      await replyInOutage(page, ticket, text);
      await page.getByRole("button", { name: "Take it back" }).click();
      await expect(page.getByText("You took it back")).toBeVisible();
      await expect(box(page)).toHaveValue(text);
      await own.startBackend();
      await box(page).fill(`${text}, and sent`);
      await page.getByRole("button", { name: "Send reply" }).click();
      await expect(message(page, `${text}, and sent`)).toHaveCount(1);
      await expect(page.getByText("You took it back")).toHaveCount(0);
      expect(await replies(ticket, text)).toBe(0);
    });

    test("a reply that is sent and whose answer is lost is there once, and its writer is told", async ({ page }) => {
      const [ticket, text] = [await openedTicket(), `Lost ${crypto.randomUUID()}`];
      await signedIn(page);
      await page.goto(`${own.portal}/tickets/${ticket}`);
      await box(page).fill(text);
      own.line.lose("AddTicketReply");
      await page.getByRole("button", { name: "Send reply" }).click();
      await expect(page.getByText("We don't know whether it arrived").first()).toBeVisible();
      // With scripts what was typed stays; without, the page is made anew, and has it among the messages.
      if (scripts) await expect(box(page)).toHaveValue(text);
      else await expect(message(page, text)).toHaveCount(1);
      own.line.lose(undefined);
      await expect
        .poll(
          async () => {
            await page.goto(`${own.portal}/services`);
            return page.getByText("Your reply has arrived").count();
          },
          { timeout: SOON },
        )
        .toBe(1);
      expect(await replies(ticket, text)).toBe(1);
      await page.getByRole("link", { name: "Look at the ticket" }).click();
      await expect(message(page, text)).toHaveCount(1);
    });
  });
}

test("a portal that is killed while it sends loses nothing, and sends nothing twice", async ({ page }) => {
  const [ticket, text] = [await openedTicket(), `Killed ${crypto.randomUUID()}`];
  await signIn(page);
  await page.goto(`${own.portal}/tickets/${ticket}`);
  await box(page).fill(text);
  // The backend has done it, and nobody is told.
  own.line.spoil(({ action }) => (action === "AddTicketReply" ? "silence" : undefined));
  await page.getByRole("button", { name: "Send reply" }).click();
  await expect.poll(() => replies(ticket, text)).toBe(1);
  await own.killPortal();
  own.line.spoil(() => undefined);
  await own.startPortal();
  // It may be on its way for as long as a call may take: after that one looks.
  await expect
    .poll(
      async () => {
        await page.goto(`${own.portal}/services`);
        return page.getByText("Your reply has arrived").count();
      },
      { timeout: 40_000 },
    )
    .toBe(1);
  expect(await replies(ticket, text)).toBe(1);
});

test("a button that is pressed twice sends one reply", async ({ page, context }) => {
  const [ticket, text] = [await openedTicket(), `Twice ${crypto.randomUUID()}`];
  await signIn(page);
  await page.goto(`${own.portal}/tickets/${ticket}`);
  const once = await replyForm(page).locator("input[name=once]").inputValue();
  // The same form in two windows, as a browser restores it.
  const other = await context.newPage();
  await other.goto(`${own.portal}/tickets/${ticket}`);
  await replyForm(other)
    .locator("input[name=once]")
    .evaluate((input: HTMLInputElement, key) => {
      input.value = key;
    }, once);
  await Promise.all(
    [page, other].map(async (each) => {
      await box(each).fill(text);
      await each.getByRole("button", { name: "Send reply" }).click();
    }),
  );
  for (const each of [page, other]) await expect(message(each, text)).toHaveCount(1);
  expect(await replies(ticket, text)).toBe(1);
});
