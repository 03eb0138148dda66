import { expect, test } from "vitest";
import { hostName } from "./host-name.ts";

test.each([
  ["ns1.kraken.example", "ns1.kraken.example"],
  [" NS1.Kraken.Example. ", "ns1.kraken.example"],
  ["ns.bücher.example", "ns.xn--bcher-kva.example"],
  ["a.b", "a.b"],
  ["localhost", undefined],
  ["192.0.2.1", undefined],
  ["0x7f.1", undefined],
  ["2001:db8::1", undefined],
  ["ns1..example", undefined],
  ["-ns1.example", undefined],
  ["ns1-.example", undefined],
  ["ns_1.example", undefined],
  ["https://ns1.example", undefined],
  ["ns1.example/path", undefined],
  ["user@ns1.example", undefined],
  ["ns1.example:53", undefined],
  ["ns1 .example", undefined],
  [`${"a".repeat(64)}.example`, undefined],
  [`${"a.".repeat(130)}example`, undefined],
  ["", undefined],
])("%j is read as %j", (text, name) => {
  expect(hostName(text)).toBe(name);
});
