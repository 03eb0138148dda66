import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import en from "../messages/en/common.json" with { type: "json" };
import { legacyTarget } from "./target.ts";

/** As the browser asks. */
function lead(address: string) {
  const url = new URL(address, "http://kraken.invalid");
  return legacyTarget(url.pathname, Object.fromEntries(url.searchParams));
}

test.each([
  ["/cart.php", "/shop"],
  ["/cart.php?gid=2", "/shop"],
  ["/cart.php?a=add&pid=4&billingcycle=annually", "/shop/4?cycle=annually"],
  ["/cart.php?a=add&pid=4&billingcycle=//evil.example", "/shop/4"],
  ["/cart.php?a=add&domain=register", "/domains/search"],
  ["/cart.php?a=view", "/cart"],
  ["/cart.php?a=checkout", "/checkout"],
  ["/store/web-hosting/starter", "/shop"],
  ["/index.php?rp=/store/web-hosting", "/shop"],
  ["/domainchecker.php", "/domains/search"],
  ["/viewinvoice.php?id=1042", "/invoices/1042"],
  ["/viewinvoice.php?id=1042&paymentsuccess=true", "/invoices/1042"],
  ["/dl.php?type=i&id=1042", "/invoices/1042"],
  ["/creditcard.php?invoiceid=1042", "/invoices/1042"],
  ["/clientarea.php", "/"],
  ["/clientarea.php?action=services", "/services"],
  ["/clientarea.php?action=products", "/services"],
  ["/clientarea.php?action=hosting", "/services"],
  ["/clientarea.php?action=productdetails&id=12", "/services/12"],
  ["/clientarea.php?action=productdetails&id=12&modop=custom&a=changepw", "/services/12"],
  ["/clientarea.php?action=cancel&id=12", "/services/12"],
  ["/clientarea.php?action=domains", "/domains"],
  ["/clientarea.php?action=domaindetails&id=7", "/domains/7"],
  ["/clientarea.php?action=domaindns&domainid=7", "/domains/7"],
  ["/clientarea.php?action=domaincontacts&domainid=7", "/domains/7"],
  ["/clientarea.php?action=domaingetepp&domainid=7", "/domains/7"],
  ["/clientarea.php?action=invoices", "/invoices"],
  ["/clientarea.php?action=emails", "/account/emails"],
  ["/clientarea.php?action=Invoices", "/invoices"],
  ["/clientarea.php?action=nothingknown", "/"],
  ["/viewemail.php?id=88", "/account/emails/88"],
  ["/supporttickets.php", "/tickets"],
  ["/submitticket.php", "/tickets/new"],
  ["/submitticket.php?step=2&deptid=1", "/tickets/new"],
  ["/announcements.php", "/announcements"],
  ["/announcements.php?id=3", "/announcements/3"],
  ["/announcements/3/New-prices.html", "/announcements/3"],
  ["/announcementsrss.php", "/announcements"],
  ["/upgrade.php?type=package&id=12", "/services/12"],
  ["/login.php", "/login"],
  ["/logout.php", "/"],
  ["/index.php", "/"],
  ["/index.php?rp=/login", "/login"],
  ["/index.php?rp=/announcements", "/announcements"],
  ["/index.php?rp=/announcements/3/New-prices.html", "/announcements/3"],
  ["/index.php?rp=%2Finvoice%2F1042%2Fpay", "/invoices/1042"],
  ["/index.php?rp=/domain/7/ssl-check", "/domains/7"],
  ["/index.php?rp=/services/12", "/services/12"],
  ["/index.php?rp=/user/accounts", "/account"],
  ["/INDEX.PHP?rp=/", "/"],
  ["/clientarea.php?action=details", "/account/details"],
  ["/clientarea.php?action=contacts", "/account/contacts"],
  ["/clientarea.php?action=addcontact", "/account/contacts/new"],
  ["/index.php?rp=/account/contacts", "/account/contacts"],
  ["/index.php?rp=/account/users", "/account/users"],
  ["/clientarea.php?action=security", "/account/security"],
  ["/clientarea.php?action=changepw", "/account/security"],
  ["/viewquote.php?id=5", "/quotes/5"],
  ["/clientarea.php?action=quotes", "/quotes"],
  ["/clientarea.php?action=masspay", "/invoices"],
  ["/clientarea.php?action=addfunds", "/credit"],
  ["/clientarea.php?action=creditcard", "/account/payment-methods"],
  ["/account/paymentmethods", "/account/payment-methods"],
  ["/index.php?rp=/account/paymentmethods", "/account/payment-methods"],
  ["/contact.php", "/contact"],
  ["/register.php", "/register"],
  ["/pwreset.php", "/login/reset"],
  ["/password/reset/begin", "/login/reset"],
  ["/index.php?rp=/password/reset/use/key/0123abcdef", "/login/reset"],
  ["/user/profile", "/account"],
  ["/user/security", "/account/security"],
])("%s leads to %s", (address, to) => {
  expect(lead(address)).toEqual({ to });
});

test.each([
  ["/knowledgebase.php?action=displayarticle&id=9", "/", "knowledge"],
  ["/knowledgebase/9/How.html", "/", "knowledge"],
  ["/index.php?rp=/knowledgebase/9/How.html", "/", "knowledge"],
  ["/index.php?rp=/download/category/1", "/", "downloads"],
  ["/downloads.php", "/", "downloads"],
  ["/dl.php?type=d&id=4", "/", "downloads"],
  ["/serverstatus.php", "/announcements", "network"],
  ["/networkissues.php?view=open", "/announcements", "network"],
  ["/affiliates.php", "/", "affiliates"],
  ["/invite/0123abcdef", "/login", "invitation"],
  ["/index.php?rp=/invite/0123abcdef", "/login", "invitation"],
])("%s leads to %s with a sentence about %s", (address, to, lost) => {
  expect(lead(address)).toEqual({ to, lost });
  expect(Object.hasOwn(en.legacy, lost)).toBe(true);
});

describe.each(["0", "-1", "1e3", "01", "1.5", "1,2", "undefined", "NaN", "%00", "../3", "1'--", "", "9".repeat(40)])(
  "the id %j",
  (id) => {
    test.each([
      [`/viewinvoice.php?id=${id}`, "/invoices"],
      [`/clientarea.php?action=productdetails&id=${id}`, "/services"],
      [`/clientarea.php?action=domaindetails&id=${id}`, "/domains"],
      [`/announcements.php?id=${id}`, "/announcements"],
      [`/viewemail.php?id=${id}`, "/account/emails"],
    ])("in %s leads to the list", (address, to) => {
      expect(lead(address)).toEqual({ to });
    });
  },
);

test("a ticket is named by its number, and the access code goes no further", () => {
  expect(lead("/viewticket.php?tid=ABC-123456&c=s3cr3t")).toEqual({ ticket: "ABC-123456" });
  expect(lead("/viewticket.php?tid=447101")).toEqual({ ticket: "447101" });
  for (const tid of ["", "a/b", "a b", "%0d%0a", "x".repeat(31), "%3Cb%3E"])
    expect(lead(`/viewticket.php?tid=${tid}`)).toEqual({ to: "/tickets" });
});

test.each(["/wp-login.php", "/xmlrpc.php", "/constructor.php", "/index.php?rp=/__proto__/1", "/index.php?rp=/nothing"])(
  "%s was never WHMCS's",
  (address) => {
    expect(lead(address)).toBeUndefined();
  },
);

/** The portal's pages, by their addresses, with "1" for an id. */
function pages(): Set<string> {
  const folder = fileURLToPath(new URL("../app", import.meta.url));
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return new Set(
    files
      .filter((file) => /(^|\/)page\.tsx$/.test(file))
      .map(
        (file) => `/${file.replace(/\/?page\.tsx$/, "")}`.replace(/\/\([^)]*\)/g, "").replace(/\[\w+\]/g, "1") || "/",
      ),
  );
}

test("whatever is asked, the answer is a page that is there", () => {
  const here = pages();
  const word = fc.constantFrom("1", "0", "services", "domains", "invoices", "//evil.example", "reset", "x", "");
  const name = fc.constantFrom(
    ...["viewinvoice", "viewquote", "viewemail", "clientarea", "cart", "index", "dl", "announcements", "upgrade"],
    ...["pwreset", "register", "contact", "login", "logout", "affiliates", "serverstatus", "supporttickets"],
  );
  const first = fc.constantFrom("account", "announcements", "invoice", "domain", "user", "upgrade", "services", "cart");
  const action = fc.constantFrom("details", "cancel", "domaindetails", "masspay", "emails", "quotes", "x");
  fc.assert(
    fc.property(name, action, word, first, word, (script, asked, id, place, rest) => {
      const target = legacyTarget(`/${script}.php`, { action: asked, id, type: "i", rp: `/${place}/${rest}` });
      if (target === undefined || "ticket" in target) return;
      expect(here).toContain(target.to.replace(/\/\d+$/, "/1"));
    }),
    { numRuns: 2000 },
  );
});
