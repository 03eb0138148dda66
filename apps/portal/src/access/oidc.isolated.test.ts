import { beforeEach, expect, test, vi } from "vitest";
import { clientScope } from "./access.ts";
import { TooManyError } from "./limits.ts";
import { beginOidc, finishOidc } from "./oidc.ts";
import { as, beginAnew, browser, ines, takeBrowser } from "./test/world.ts";

/* What is asked of the provider's answer. e2e/security/people-oidc.spec.ts has a real provider. */

vi.mock("next/headers", async () => (await import("./test/world.ts")).nextHeaders);
vi.mock("../lib/whmcs.ts", async () => (await import("./test/world.ts")).whmcsModule);

const provider = vi.hoisted(() => ({
  claims: {} as Record<string, unknown>,
  discovery: vi.fn(),
  authorizationCodeGrant: vi.fn(),
  fetchUserInfo: vi.fn(),
}));
vi.mock("openid-client", async (original) => ({ ...(await original<object>()), ...provider }));

beforeEach(async () => {
  await beginAnew();
  const { Configuration } = await import("openid-client");
  const server = { issuer: "https://id.example", authorization_endpoint: "https://id.example/auth" };
  provider.discovery.mockResolvedValue(new Configuration(server, "portal"));
  provider.claims = { sub: "1", email: ines.email, email_verified: true };
  provider.authorizationCodeGrant.mockImplementation(async () => ({
    claims: () => provider.claims,
    access_token: "t",
  }));
  provider.fetchUserInfo.mockResolvedValue({ sub: "1", email: ines.email, email_verified: true });
});

const begin = () => as(() => beginOidc("/invoices"));
const finish = () => as(() => finishOidc("?code=1&state=2"));

test("what was begun is what is asked for: state, nonce and verifier of this browser", async () => {
  const url = new URL(await begin());
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    redirect_uri: "https://portal.example/login/oidc/callback",
    code_challenge_method: "S256",
    scope: "openid email profile",
  });
  expect(await finish()).toEqual({ outcome: "signed in", clientId: 12, next: "/invoices" });
  const [, address, checks] = provider.authorizationCodeGrant.mock.lastCall ?? [];
  expect(String(address)).toBe("https://portal.example/login/oidc/callback?code=1&state=2");
  expect(checks).toEqual({
    expectedState: url.searchParams.get("state"),
    expectedNonce: url.searchParams.get("nonce"),
    pkceCodeVerifier: expect.stringMatching(/^[\w-]{43}$/),
    idTokenExpected: true,
  });
  // The provider is spoken to over TLS: only one on this machine may be without.
  expect(provider.discovery.mock.lastCall?.at(-1)).toMatchObject({ execute: [] });
});

test("an answer that this browser did not ask for opens nothing, and one is good once", async () => {
  expect(await finish()).toEqual({ outcome: "failed", next: "" });
  await begin();
  const copy = browser.copy();
  await finish();
  browser.cookies.delete("__Host-kraken-client");
  expect(await finish()).toEqual({ outcome: "failed", next: "" });
  copy.cookies.set("__Host-kraken-oidc", "forged");
  expect(await copy.run(() => finishOidc("?code=1"))).toEqual({ outcome: "failed", next: "" });
});

test.each([
  ["not verified", { email_verified: false }, "unverified"],
  ["of which is not said whether", { email_verified: undefined }, "unverified"],
  ["verified as text", { email_verified: "true" }, "unverified"],
  ["that is no text", { email: 7 }, "unverified"],
  ["that nobody signs in with", { email: "nobody@fjord.example" }, "unknown"],
])("an address %s opens nothing", async (_, change, outcome) => {
  await begin();
  provider.claims = { ...provider.claims, ...change };
  expect(await finish()).toEqual({ outcome, next: "/invoices" });
  expect(await as(clientScope)).toBeUndefined();
});

test("an address that the token leaves out is asked for; one that it has is believed", async () => {
  await begin();
  provider.fetchUserInfo.mockClear();
  await finish();
  expect(provider.fetchUserInfo).not.toHaveBeenCalled();
  takeBrowser();
  await begin();
  provider.claims = { sub: "1" };
  expect((await finish()).outcome).toBe("signed in");
  expect(provider.fetchUserInfo).toHaveBeenCalledOnce();
});

test("an answer that the provider's rules refuse opens nothing", async () => {
  await begin();
  provider.authorizationCodeGrant.mockRejectedValue(new Error("state does not match"));
  expect(await finish()).toEqual({ outcome: "failed", next: "/invoices" });
  expect(await as(clientScope)).toBeUndefined();
});

test("both ends are limited by address", async () => {
  let begun = 0;
  await expect(
    (async () => {
      for (; begun < 100; begun++) await begin();
    })(),
  ).rejects.toThrow(TooManyError);
  expect(begun).toBe(60);
  await expect(finish()).rejects.toThrow(TooManyError);
});
