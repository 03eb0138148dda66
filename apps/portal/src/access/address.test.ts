import { BlockList } from "node:net";
import { expect, test } from "vitest";
import { addressKey, addressOf } from "./address.ts";

const none = new BlockList();
const proxies = new BlockList();
proxies.addSubnet("10.0.0.0", 8, "ipv4");
proxies.addAddress("2001:db8::1", "ipv6");

test.each([
  ["a header is nobody's word without a trusted proxy", "192.0.2.7", ["198.51.100.1"], none, "192.0.2.7"],
  ["nor from a proxy that is not trusted", "192.0.2.7", ["198.51.100.1"], proxies, "192.0.2.7"],
  ["a trusted proxy says for whom it asks", "10.0.0.1", ["198.51.100.1"], proxies, "198.51.100.1"],
  [
    "what the browser wrote in front of it does not count",
    "10.0.0.1",
    ["1.1.1.1, 198.51.100.1"],
    proxies,
    "198.51.100.1",
  ],
  ["nor in a header of its own", "10.0.0.1", ["1.1.1.1", "198.51.100.1"], proxies, "198.51.100.1"],
  ["a chain of trusted proxies is followed", "10.0.0.1", ["1.1.1.1, 198.51.100.1, 10.2.3.4"], proxies, "198.51.100.1"],
  ["rubbish ends the chain", "10.0.0.1", ["198.51.100.1, x, 10.2.3.4"], proxies, "10.2.3.4"],
  ["a proxy that says nothing is the asker", "10.0.0.1", [], proxies, "10.0.0.1"],
  ["one that asks for itself too", "10.0.0.1", ["10.0.0.9"], proxies, "10.0.0.9"],
  ["IPv4 in IPv6 is IPv4", "::ffff:10.0.0.1", ["::ffff:198.51.100.1"], proxies, "198.51.100.1"],
  ["an IPv6 proxy", "2001:db8::1", ["2001:db8:5::9"], proxies, "2001:db8:5::9"],
  ["no socket is nowhere", undefined, ["198.51.100.1"], proxies, "unknown"],
])("%s", (_, peer, forwarded, trusted, address) => {
  expect(addressOf(peer, forwarded, trusted)).toBe(address);
});

test.each([
  ["192.0.2.7", "192.0.2.7"],
  ["2001:db8:0:1:aaaa::1", "2001:db8:0:1::/64"],
  ["2001:0db8::1:2:3:4:5", "2001:db8:0:1::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::", "fe80:0:0:0::/64"],
])("%s counts as %s", (address, key) => {
  expect(addressKey(address)).toBe(key);
});
