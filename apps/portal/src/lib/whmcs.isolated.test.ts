import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";

let server: Server;
const asked: URLSearchParams[] = [];
const answers: Record<string, object> = {
  GetClientsDetails: { result: "success", client: { id: 123, firstname: "\u202eInes", taxexempt: "on" } },
  GetClientsProducts: { result: "success", totalresults: "1", products: { product: [{ id: "7", clientid: "123" }] } },
  DomainWhois: { result: "success", status: "available", whois: "" },
  MyOwnAction: { result: "success", anything: ["goes"] },
};

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      const form = new URLSearchParams(Buffer.concat(chunks).toString());
      asked.push(form);
      response.setHeader("content-type", "application/json");
      response.end(
        JSON.stringify(answers[form.get("action") ?? ""] ?? { result: "error", message: "Client Not Found" }),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  process.env.API_ENDPOINT = `http://127.0.0.1:${port}/includes/api.php`;
  process.env.API_IDENTIFIER = "an identifier";
  process.env.API_SECRET = "a secret";
  process.env.JWT_SECRET = "j".repeat(32);
  process.env.ADMIN_JWT_SECRET = "a".repeat(32);
  process.env.ADMIN_PASSWORD = "a long password";
});

afterAll(async () => {
  const { whmcs } = await import("./whmcs.ts");
  await whmcs.close();
  server.close();
});

it("answers the specification's usage examples", async () => {
  const { whmcsApi } = await import("./whmcs.ts");
  const clientDetails = await whmcsApi("GetClientsDetails", { clientid: 123 });
  const products = await whmcsApi("GetClientsProducts", { clientid: 123 });
  const domainCheck = await whmcsApi("DomainWhois", { domain: "example.com" });
  expect(clientDetails.client).toMatchObject({ id: 123, firstname: "Ines", taxexempt: true });
  expect(products.products.map((product) => product.id)).toEqual([7]);
  expect(domainCheck.status).toBe("available");
  expect(asked.slice(-3).map((form) => [form.get("action"), form.get("clientid") ?? form.get("domain")])).toEqual([
    ["GetClientsDetails", "123"],
    ["GetClientsProducts", "123"],
    ["DomainWhois", "example.com"],
  ]);
  for (const form of asked)
    expect([form.get("identifier"), form.get("responsetype")]).toEqual(["an identifier", "json"]);
});

it("calls an action that the contract does not know, and throws what WHMCS refuses", async () => {
  const { whmcs, whmcsApi } = await import("./whmcs.ts");
  expect(await whmcsApi("MyOwnAction", { any: "thing" })).toMatchObject({ anything: ["goes"] });
  await expect(whmcsApi("GetInvoice", { invoiceid: 1 })).rejects.toThrow("Client Not Found");
  expect((await whmcs.getClientsDetails({ clientid: 123 })).client.id).toBe(123);
});

it("counts each call by its action and its outcome", async () => {
  const { metricsText } = await import("./metrics.ts");
  const { text } = await metricsText();
  expect(text).toContain('kraken_whmcs_call_duration_seconds_count{action="DomainWhois",outcome="ok"} 1');
  expect(text).toContain('kraken_whmcs_call_duration_seconds_count{action="GetInvoice",outcome="refused"} 1');
});
