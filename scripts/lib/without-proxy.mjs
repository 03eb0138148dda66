import { buildWithoutProxy } from "./build.mjs";

/** Playwright's global set-up for the tests of a portal without proxy.ts: builds it when it is older than its sources. */
export default function setup() {
  return buildWithoutProxy();
}
