import { createServer } from "node:net";
import { expect, test } from "vitest";
import { freePort, portFrom, portSentence, portsMustBeFree } from "./ports.mjs";

const address = { name: "PORT", port: 3000, host: "127.0.0.1", uses: "portal" };

test("a port comes from the environment, or is the usual one", () => {
  expect(portFrom({ PORT: "8080" }, "PORT", 3000)).toBe(8080);
  expect(portFrom({}, "PORT", 3000)).toBe(3000);
});

test.each(["0", "65536", "80a", "-1", "3000.5"])("PORT=%s is refused with a sentence", (PORT) => {
  expect(() => portFrom({ PORT }, "PORT", 3000)).toThrow(/^PORT must be a port number from 1 to 65535\.$/);
});

test("each reason has its sentence, with the name of the variable", () => {
  expect(portSentence(address, "EADDRINUSE")).toBe(
    "Port 3000 (PORT) is taken. The portal would listen there: stop what uses it now, or choose another, such as PORT=3001.",
  );
  expect(portSentence({ ...address, port: 80 }, "EACCES")).toContain("Port 80 (PORT) may not be used by this user.");
  expect(portSentence({ ...address, host: "192.0.2.1" }, "EADDRNOTAVAIL")).toContain("can't listen on 192.0.2.1");
});

test("a free port passes, and stays free", async () => {
  const port = await freePort();
  await portsMustBeFree([{ ...address, port }]);
  await portsMustBeFree([{ ...address, port }]);
});

test("a taken port fails", async () => {
  const server = createServer();
  const port = await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server.address().port)));
  await expect(portsMustBeFree([{ ...address, port }])).rejects.toThrow(`Port ${port} (PORT) is taken.`);
  server.close();
});

test("a port that browsers refuse fails, though it is free", async () => {
  await expect(portsMustBeFree([{ ...address, name: "KRAKEN_BACKEND_PORT", port: 4190 }])).rejects.toThrow(
    "KRAKEN_BACKEND_PORT can't be 4190: browsers refuse that port. Choose another.",
  );
});

test("two parts can't have the same port", async () => {
  const port = await freePort();
  const both = [
    { ...address, port },
    { ...address, port, name: "KRAKEN_BACKEND_PORT" },
  ];
  await expect(portsMustBeFree(both)).rejects.toThrow(`PORT and KRAKEN_BACKEND_PORT are both ${port}`);
});
