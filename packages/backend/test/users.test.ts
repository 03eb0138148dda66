import { testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createBackend } from "../src/backend.ts";
import { credentials, DEMO_PASSWORD, NOW, openBooks, plainPasswords, type TestBooks } from "./support/books.ts";
import { openMailbox } from "./support/mailbox.ts";
import { refusal } from "./support/refusal.ts";

const thirteen = [
  "profile",
  "contacts",
  "products",
  "manageproducts",
  "productsso",
  "domains",
  "managedomains",
  "invoices",
  "quotes",
  "tickets",
  "affiliates",
  "emails",
  "orders",
];

const kim = { firstname: "Kim", lastname: "Ness", password2: "a long password" };

describe.each(testDatabases())("users and who they act for, on $name", (kind) => {
  const mailbox = openMailbox();
  let books: TestBooks;
  let seconds = 0;
  beforeAll(async () => {
    books = await openBooks(kind, 10, { modules: { mail: mailbox.module } });
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  const pass = (by: number) => {
    seconds += by;
    books.setTime(new Date(NOW.getTime() + seconds * 1000));
  };
  /** The token in the newest mail to an address. */
  async function mailedToken(address: string): Promise<string> {
    pass(5);
    await books.drain();
    return /token=([\w-]+)/.exec(mailbox.lastTo(address)?.html ?? "")?.[1] ?? "none";
  }
  const signIn = (email: string, password2: string) => refusal(books.whmcs.validateLogin({ email, password2 }));
  /** Everything that the database keeps, as text. */
  async function kept(): Promise<string> {
    const { db } = books.database;
    const rows = await Promise.all([
      db.selectFrom("users").selectAll().execute(),
      db.selectFrom("user_invites").selectAll().execute(),
      db.selectFrom("sso_tokens").selectAll().execute(),
      db.selectFrom("emails").selectAll().execute(),
      db.selectFrom("activity_log").selectAll().execute(),
      db.selectFrom("jobs").selectAll().execute(),
    ]);
    return JSON.stringify(rows);
  }

  it("makes a user who signs in and has no client yet", async () => {
    const email = "kim@users.example";
    const { user_id } = await books.whmcs.addUser({ ...kim, email, language: "norwegian" });
    await books.restart();
    expect(await books.whmcs.validateLogin({ email: "KIM@users.example", password2: kim.password2 })).toMatchObject({
      userid: user_id,
    });
    const { users } = await books.whmcs.getUsers({ search: email });
    expect(users).toMatchObject([{ id: user_id, firstname: "Kim", lastname: "Ness", clients: [] }]);
    const add = (changes: object) => refusal(books.whmcs.addUser({ ...kim, email: "other@users.example", ...changes }));
    expect(await add({ firstname: "" })).toBe("You did not enter a first name");
    expect(await add({ lastname: " " })).toBe("You did not enter a last name");
    expect(await add({ email: "" })).toBe("You did not enter an email address");
    expect(await add({ password2: "" })).toBe("You did not enter a password");
    expect(await add({ email: "nobody" })).toBe("The email address entered is not valid");
    expect(await add({ email: "Kim@Users.example" })).toBe("A user already exists with that email address");
    const results = await Promise.all(Array.from({ length: 6 }, () => add({ email: "race@users.example" })));
    expect(results.filter((result) => result === "done")).toHaveLength(1);
    expect(new Set(results)).toEqual(new Set(["done", "A user already exists with that email address"]));
  });

  it("changes a user, and lets nobody take another's address", async () => {
    const { user_id } = await books.whmcs.addUser({ ...kim, email: "change@users.example" });
    await books.whmcs.updateUser({ user_id, lastname: "Berg", email: "changed@users.example" });
    await books.restart();
    expect((await books.whmcs.getUsers({ search: "changed@users.example" })).users).toMatchObject([
      { id: user_id, firstname: "Kim", lastname: "Berg" },
    ]);
    expect(await signIn("change@users.example", kim.password2)).toBe("Email or Password Invalid");
    expect(await signIn("changed@users.example", kim.password2)).toBe("done");
    const update = (changes: object) => refusal(books.whmcs.updateUser({ user_id, ...changes }));
    expect(await update({})).toBe("One of `email`, `firstname`, `lastname`, or `language` is required");
    expect(await update({ email: "x" })).toBe("The email address entered is not valid");
    expect(await update({ email: "DEMO@kraken.example" })).toBe("A user already exists with that email address");
    expect(await update({ user_id: 999_999, firstname: "x" })).toBe("Invalid User ID requested");
  });

  it("lists the thirteen permissions, in WHMCS's envelope", async () => {
    const { json } = await books.post({ ...credentials, action: "GetPermissionsList" });
    expect(json).toEqual({ status: "success", permissions: { permission: thirteen } });
  });

  it("invites somebody, who accepts once and then has just these permissions", async () => {
    const email = "guest@users.example";
    const { user_id } = await books.whmcs.addUser({ ...kim, email });
    await books.whmcs.createClientInvite({ client_id: 2, email, permissions: ["tickets", "invoices"] });
    const token = await mailedToken(email);
    expect(token).toHaveLength(43);
    expect(await kept()).not.toContain(token);
    await books.restart();
    expect(await books.whmcs.krakenGetInvitation({ token })).toMatchObject({
      client_id: 2,
      email,
      permissions: ["invoices", "tickets"],
    });
    expect(await refusal(books.whmcs.getUserPermissions({ user_id, client_id: 2 }))).toBe(
      "User is not associated with client",
    );
    const attempts = Array.from({ length: 5 }, () => refusal(books.whmcs.krakenAcceptInvitation({ token, user_id })));
    expect((await Promise.all(attempts)).filter((result) => result === "done")).toHaveLength(1);
    const permissions = async () => (await books.whmcs.getUserPermissions({ user_id, client_id: 2 })).permissions;
    expect(await permissions()).toEqual(["invoices", "tickets"]);
    const again = books.whmcs.createClientInvite({ client_id: 2, email, permissions: ["tickets"] });
    expect(await refusal(again)).toBe("User already associated with client");
    await books.whmcs.updateUserPermissions({ user_id, client_id: 2, permissions: ["orders", "profile"] });
    await books.restart();
    expect(await permissions()).toEqual(["profile", "orders"]);
    const { users } = await books.whmcs.getUsers({ search: email });
    expect(users[0]?.clients).toEqual([{ id: 2, isOwner: false }]);
    await books.whmcs.deleteUserClient({ user_id, client_id: 2 });
    expect(await refusal(books.whmcs.getUserPermissions({ user_id, client_id: 2 }))).toBe(
      "User is not associated with client",
    );
    expect((await books.whmcs.getUsers({ search: email })).users).toHaveLength(1);
  });

  it("takes an invitation's link for a week, and only the newest", async () => {
    const email = "late@users.example";
    const { user_id } = await books.whmcs.addUser({ ...kim, email });
    const accept = (token: string) => refusal(books.whmcs.krakenAcceptInvitation({ token, user_id }));
    await books.whmcs.createClientInvite({ client_id: 2, email, permissions: ["tickets"] });
    const first = await mailedToken(email);
    await books.whmcs.createClientInvite({ client_id: 2, email, permissions: ["quotes"] });
    const second = await mailedToken(email);
    expect(await accept(first)).toBe("The link is invalid or has expired");
    pass(7 * 86_400);
    expect(await accept(second)).toBe("The link is invalid or has expired");
    expect(await accept("")).toBe("The link is invalid or has expired");
  });

  it("refuses invitations and permissions in WHMCS's words", async () => {
    const invite = (changes: object) =>
      refusal(
        books.whmcs.createClientInvite({
          client_id: 2,
          email: "x@users.example",
          permissions: ["tickets"],
          ...changes,
        }),
      );
    expect(await invite({ email: "" })).toBe("Email is required");
    expect(await invite({ client_id: 999_999 })).toBe("Invalid client id");
    expect(await invite({ email: "x" })).toBe("The email address entered is not valid");
    expect(await invite({ permissions: [] })).toBe("User permissions are required");
    expect(await invite({ permissions: ["everything"] })).toBe("User permissions are required");
    const { client } = await books.whmcs.getClientsDetails({ clientid: 2 });
    const owner = { user_id: client.owner_user_id, client_id: 2 };
    const { user_id: stranger } = await books.whmcs.addUser({ ...kim, email: "stranger@users.example" });
    const permissions = ["tickets"];
    const { whmcs } = books;
    expect(await refusal(whmcs.updateUserPermissions({ ...owner, permissions }))).toBe(
      "Permissions cannot be set on a client owner",
    );
    expect(await refusal(whmcs.updateUserPermissions({ ...owner, permissions: [] }))).toBe(
      "Missing permissions definition",
    );
    expect(await refusal(whmcs.deleteUserClient(owner))).toBe("You cannot remove the account owner");
    expect((await whmcs.getUserPermissions(owner)).permissions).toEqual(thirteen);
    for (const call of [
      (link: typeof owner) => whmcs.updateUserPermissions({ ...link, permissions }),
      (link: typeof owner) => whmcs.deleteUserClient(link),
      (link: typeof owner) => whmcs.getUserPermissions(link),
    ]) {
      expect(await refusal(call({ ...owner, user_id: 999_999 }))).toBe("Invalid user id");
      expect(await refusal(call({ ...owner, client_id: 999_999 }))).toBe("Invalid client id");
      expect(await refusal(call({ ...owner, user_id: stranger }))).toBe("User is not associated with client");
    }
  });

  it("resets a password by a link that is mailed, works once, and runs out", async () => {
    const email = "forgot@users.example";
    const { user_id } = await books.whmcs.addUser({ ...kim, email });
    await books.whmcs.resetPassword({ email: "Forgot@users.example" });
    const first = await mailedToken(email);
    await books.whmcs.resetPassword({ id: user_id });
    const token = await mailedToken(email);
    expect(await kept()).not.toContain(token);
    await books.restart();
    const set = (newpassword: string, by = token) =>
      refusal(books.whmcs.krakenResetPassword({ token: by, newpassword }));
    expect(await set("a new password", first)).toBe("The link is invalid or has expired");
    expect(await set("")).toBe("You did not enter a new password");
    expect(await set("short")).toBe("The new password is too short");
    const results = await Promise.all(Array.from({ length: 5 }, (_, at) => set(`a new password ${at}`)));
    expect(results.filter((result) => result === "done")).toHaveLength(1);
    expect(await signIn(email, `a new password ${results.indexOf("done")}`)).toBe("done");
    expect(await signIn(email, kim.password2)).toBe("Email or Password Invalid");
    pass(5);
    await books.drain();
    expect(mailbox.lastTo(email)?.subject).toBe("Your password has been changed");
    await books.whmcs.resetPassword({ email });
    const late = await mailedToken(email);
    pass(2 * 3600);
    expect(await set("a newer password", late)).toBe("The link is invalid or has expired");
    const reset = (params: object) => refusal(books.whmcs.resetPassword(params));
    expect(await reset({})).toBe("Please enter the email address or provide the id");
    expect(await reset({ email: "nonsense" })).toBe("Please provide a valid email address");
    expect(await reset({ email: "nobody@users.example" })).toBe("User Not Found");
    expect(await reset({ id: 999_999 })).toBe("User Not Found");
  });

  it("signs somebody in by a link, once and within its minute", async () => {
    const { client } = await books.whmcs.getClientsDetails({ clientid: 1 });
    const { products } = await books.whmcs.getClientsProducts({ clientid: 1, limitnum: 1 });
    const service = products[0]?.id ?? 0;
    const made = await books.whmcs.createSsoToken({
      client_id: 1,
      destination: "clientarea:product_details",
      service_id: service,
    });
    expect(made.redirect_url).toBe(`https://kraken.example/oauth/singlesignon.php?access_token=${made.access_token}`);
    expect(await kept()).not.toContain(made.access_token);
    await books.restart();
    const redeem = (access_token: string) => books.whmcs.krakenRedeemSsoToken({ access_token });
    expect(await redeem(made.access_token)).toEqual({
      user_id: client.owner_user_id,
      client_id: 1,
      path: `services/${service}`,
    });
    expect(await refusal(redeem(made.access_token))).toBe("The link is invalid or has expired");
    const late = await books.whmcs.createSsoToken({ user_id: 5 });
    pass(60);
    expect(await refusal(redeem(late.access_token))).toBe("The link is invalid or has expired");
    const other = await books.whmcs.createSsoToken({ user_id: 5 });
    expect(await redeem(other.access_token)).toEqual({ user_id: 5, client_id: null, path: "" });
    expect((await books.whmcs.getClientsDetails({ clientid: 1 })).client.lastlogin).toMatch(
      /^Date: \d\d\/\d\d\/2026 \d\d:\d\d<br>IP Address: .+<br>Host: /,
    );
  });

  it("makes links to its own pages only, and refuses in WHMCS's words", async () => {
    const make = (params: object) => refusal(books.whmcs.createSsoToken(params));
    expect(await make({})).toBe("A valid client_id or user_id is required");
    expect(await make({ client_id: 999_999 })).toBe("Invalid client_id");
    expect(await make({ user_id: 999_999 })).toBe("Invalid user_id");
    expect(await make({ client_id: 2, user_id: 5 })).toBe("Invalid user_id for client");
    expect(await make({ client_id: 1, user_id: 5 })).toBe("done");
    expect(await make({ client_id: 1, destination: "clientarea:nowhere" })).toBe("Invalid destination");
    expect(await make({ client_id: 1, destination: "clientarea:product_details" })).toBe("Invalid destination");
    const { products } = await books.whmcs.getClientsProducts({ clientid: 2, limitnum: 1 });
    const foreign = { client_id: 1, destination: "clientarea:product_details", service_id: products[0]?.id };
    expect(await make(foreign)).toBe("Token could not be provisioned: invalid service_id");
    const redirect = (sso_redirect_path: string) =>
      make({ client_id: 1, destination: "sso:custom_redirect", sso_redirect_path });
    expect(await redirect("/invoices/7?a=b")).toBe("done");
    for (const path of [
      "https://evil.example",
      "//evil.example",
      "/\\evil.example",
      "../up",
      "javascript:x",
      " x",
      "",
    ]) {
      expect(await redirect(path), path).toBe("Invalid destination");
    }
    await books.database.transaction((tx) =>
      tx.updateTable("clients").set({ allow_sso: 0 }).where("id", "=", 2).execute(),
    );
    expect(await make({ client_id: 2 })).toBe("SSO authentication blocked for client 2");
  });

  it("changes the owner's password with the specification's password2 of UpdateClient", async () => {
    const login = () => signIn("other@kraken.example", "a changed password");
    expect(await login()).toBe("Email or Password Invalid");
    await books.whmcs.call("UpdateClient", { clientid: 2, password2: "a changed password" });
    await books.restart();
    expect(await login()).toBe("done");
    expect(await signIn("demo@kraken.example", DEMO_PASSWORD)).toBe("done");
  });

  it("takes as long for nobody as for a wrong password: one comparison, and nothing written", async () => {
    const compared: string[] = [];
    const passwords = {
      ...plainPasswords,
      async verify(hash: string, password: string) {
        compared.push(hash);
        return plainPasswords.verify(hash, password);
      },
    };
    const backend = createBackend({ database: books.database, credentials, passwords, clock: () => NOW });
    const login = async (email: string) => {
      const body = new URLSearchParams({ ...credentials, action: "ValidateLogin", email, password2: "wrong" });
      const request = new Request("http://127.0.0.1/includes/api.php", { method: "POST", body });
      return (await backend.fetch(request)).json();
    };
    const before = await kept();
    const wrong = await login("demo@kraken.example");
    expect(await login("nobody@nowhere.example")).toEqual(wrong);
    expect(compared).toHaveLength(2);
    expect(compared[1]).toBe("");
    expect(await kept()).toBe(before);
  });

  it("does not serve hashes of passwords", async () => {
    const { json } = await books.post({ ...credentials, action: "GetClientPassword", userid: "1" });
    expect(json).toEqual({ result: "error", message: "Command Not Found" });
  });
});
