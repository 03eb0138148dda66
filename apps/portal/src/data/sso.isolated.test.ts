import { beforeEach, expect, test, vi } from "vitest";
import { everything } from "../access/permissions.ts";
import { makeClientScope } from "../access/scope.ts";
import { askedOf, beginAnew, say } from "../access/test/world.ts";
import { StrangeDestinationError, ssoLink } from "./sso.ts";

/* Where a single sign-on may lead: to WHMCS's own addresses. */

vi.mock("next/headers", async () => (await import("../access/test/world.ts")).nextHeaders);
vi.mock("../lib/whmcs.ts", async () => (await import("../access/test/world.ts")).whmcsModule);
vi.mock("../env.ts", async (real) => {
  const { parseEnv } = await real<typeof import("../env.ts")>();
  const env = () =>
    parseEnv({
      ...process.env,
      API_ENDPOINT: "https://api.example/includes/api.php",
      LEGACY_URL: "https://old.example/whmcs",
    });
  return { ...(await real<object>()), env };
});

const scope = makeClientScope(7, 12, { permissions: everything });
const place = { destination: "clientarea:product_details", service: 3 } as const;
const leads = (redirect_url: string) => say({ createSsoToken: () => ({ access_token: "t", redirect_url }) });

beforeEach(beginAnew);

test("it is the user's own, for the client for whom he acts", async () => {
  leads("https://api.example/oauth/singlesignon.php?access_token=t");
  expect(await ssoLink(scope, place)).toBe("https://api.example/oauth/singlesignon.php?access_token=t");
  expect(askedOf("createSsoToken")).toEqual([
    { client_id: 12, user_id: 7, destination: "clientarea:product_details", service_id: 3 },
  ]);
});

test.each(["https://old.example/whmcs/oauth/singlesignon.php?access_token=t"])("%s is WHMCS's", async (url) => {
  leads(url);
  expect(await ssoLink(scope, place)).toBe(url);
});

test.each([
  "https://evil.example/?access_token=t",
  "https://api.example.evil.example/",
  "https://api.example@evil.example/",
  "https://user@api.example/",
  "http://api.example/",
  "//api.example/",
  "javascript:alert(1)",
  "",
])("%j is followed by nobody", async (url) => {
  leads(url);
  await expect(ssoLink(scope, place)).rejects.toThrow(StrangeDestinationError);
});

test("not without the permission", async () => {
  const others = new Set([...everything].filter((each) => each !== "productsso"));
  await expect(ssoLink(makeClientScope(7, 12, { permissions: others }), place)).rejects.toThrow("No permission");
  expect(askedOf("createSsoToken")).toEqual([]);
});
