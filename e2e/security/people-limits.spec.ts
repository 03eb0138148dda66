import { expect, test } from "@playwright/test";
import { type OwnSystem, startOwnSystem } from "../support/own-system.ts";
import { hiddenFields, multipart, postForm, send } from "../support/raw-form.ts";
import { Visitor } from "../support/visitor.ts";

/** A system for these tests alone: they use its allowances up. */
let own: OwnSystem;

test.describe.configure({ mode: "default", timeout: 120_000 });

test.beforeAll(async () => {
  own = await startOwnSystem({ env: { TRUSTED_PROXIES: "127.0.0.1" } });
});
test.afterAll(async () => {
  await own?.stop();
});

let hosts = 0;
/** Another address each time, as the trusted proxy tells it. */
const elsewhere = () => ({ "X-Forwarded-For": `198.51.${Math.floor(hosts / 250)}.${(hosts++ % 250) + 1}` });

const wrong = (email: string) => ({ email, password: "not the right one" });
const login = () => `${own.portal}/login`;

/** Sends it until it is refused; how often it was taken, and the refusal. */
async function untilRefused(one: () => ReturnType<typeof postForm>, most: number) {
  for (let count = 0; count <= most; count++) {
    const answer = await one();
    if (answer.status === 429) return { count, answer };
  }
  throw new Error(`Not refused after ${most}`);
}

test("the eleventh try at an account is refused with 429 and Retry-After, by a plain form", async () => {
  const { count, answer } = await untilRefused(() => postForm(login(), wrong("plain@fjord.example"), elsewhere()), 12);
  expect(count).toBe(10);
  expect(Number(answer.headers["retry-after"])).toBeGreaterThan(14 * 60);
  expect(answer.text).toContain("That was tried too often");
  expect(answer.text).toContain('value="plain@fjord.example"');
});

test("and in a browser, where the sentence stands in the form", async ({ page }) => {
  const statuses: number[] = [];
  page.on("response", (answer) => {
    if (answer.request().method() === "POST") statuses.push(answer.status());
  });
  await page.goto(login());
  for (let at = 0; at < 11; at++) {
    await page.getByLabel("E-mail address").fill("browser@fjord.example");
    await page.getByLabel("Password", { exact: true }).fill(`wrong ${at}`);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect.poll(() => statuses.length).toBe(at + 1);
    await expect(page.getByRole("alert").filter({ hasText: /wrong|too often/ })).toBeVisible();
    await expect(page.getByLabel("Password", { exact: true })).toHaveValue("");
  }
  await expect(page.getByText("That was tried too often")).toBeVisible();
  await expect(page.getByText(/^Wait 1[45] minutes/)).toBeVisible();
  await expect(page.getByLabel("E-mail address")).toHaveValue("browser@fjord.example");
  expect(statuses).toEqual([...Array(10).fill(200), 429]);
});

const newPassword = "three herons on a pier";
const person = {
  email: "other@kraken.example",
  password: newPassword,
  firstName: "Liv",
  lastName: "Sand",
  address: "4 Quay",
  postcode: "5003",
  town: "Bergen",
  state: "Vestland",
  country: "NO",
  phone: "+47 555 01 234",
  currency: "1",
};

for (const [path, fields, most] of [
  ["/login/reset", { email: "reset@fjord.example" }, 3],
  ["/login/reset?token=made-up", { password: newPassword }, 10],
  ["/admin/login", { password: "not the right one" }, 10],
  ["/register", person, 5],
] as const) {
  test(`${path} is refused after ${most} tries, from wherever they come`, async () => {
    const { count, answer } = await untilRefused(() => postForm(`${own.portal}${path}`, fields, elsewhere()), most + 1);
    expect(count).toBe(most);
    expect(Number(answer.headers["retry-after"])).toBeGreaterThan(60);
    expect(answer.text).toContain("That was tried too often");
  });
}

test("a client's replies are refused after 60 in an hour, and the sixty-first is not sent", async () => {
  const visitor = await new Visitor(own.portal).signIn(own.login);
  const { id } = await own.api("OpenTicket", { clientid: "1", deptid: "1", subject: "Often", message: "Often" });
  const fields = { ticket: String(id), message: "Once more" };
  const reply = () => visitor.act("(client)/tickets/[id]/actions.ts#reply", `/tickets/${id}`, fields);
  for (let at = 0; at < 60; at++) expect((await reply()).status).toBe(303);
  const from = own.line.calls.length;
  const refused = await reply();
  expect(refused.status).toBe(429);
  expect(Number(refused.headers["retry-after"])).toBeGreaterThan(60);
  expect(own.line.calls.slice(from).map(({ action }) => action)).not.toContain("AddTicketReply");
});

test("reading tickets by guessed codes is refused, with the same status on the page", async () => {
  const url = (code: number) => `${own.portal}/guest/tickets?tid=447101&c=guess${code}`;
  for (let at = 0; at < 10; at++) expect((await send(url(at), { headers: elsewhere() })).status).toBe(404);
  const refused = await send(url(10), { headers: elsewhere() });
  expect(refused.status).toBe(429);
  expect(Number(refused.headers["retry-after"])).toBeGreaterThan(60);
});

test("strangers can't keep the owner out of a browser in which he signed in before", async ({ page }) => {
  const { email, password } = own.login;
  const signIn = async () => {
    await page.goto(login());
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
  };
  await signIn();
  await untilRefused(() => postForm(login(), wrong(email), elsewhere()), 12);
  const right = await postForm(login(), { email, password }, elsewhere());
  expect(right.status).toBe(429);
  await page.context().clearCookies({ name: "kraken-client" });
  await signIn();
});

test("a wrong password and an account that does not exist are told the same, not before half a second", async () => {
  const took: Record<string, number[]> = { "twofactor@kraken.example": [], "nobody@kraken.example": [] };
  const said = new Set<string>();
  for (let at = 0; at < 9; at++) {
    for (const [email, times] of Object.entries(took)) {
      const page = await send(login());
      const form = multipart({ ...hiddenFields(page.text, "email"), ...wrong(email) });
      const began = performance.now();
      const headers = { Origin: own.portal, ...form.headers, ...elsewhere() };
      const answer = await send(login(), { method: "POST", headers, body: form.body });
      times.push(performance.now() - began);
      said.add(`${answer.status} ${/role="alert">[\s\S]*?<\/div>/.exec(answer.text)?.[0]}`);
    }
  }
  expect(said.size).toBe(1);
  expect(Math.min(...Object.values(took).flat())).toBeGreaterThanOrEqual(500);
});

test("where no proxy is trusted, what a browser says of its address does not count", async () => {
  const bare = await startOwnSystem();
  try {
    let nr = 0;
    const one = () => {
      nr += 1;
      return postForm(`${bare.portal}/login`, wrong(`spray-${nr}@fjord.example`), elsewhere());
    };
    let taken = 0;
    while (taken < 60) {
      const answers = await Promise.all([one(), one(), one(), one()]);
      taken += answers.filter(({ status }) => status === 200).length;
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    }
    expect((await one()).status).toBe(429);
  } finally {
    await bare.stop();
  }
});
