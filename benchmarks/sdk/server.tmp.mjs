// The server of the SDK's benchmark, in a process of its own: TLS, one prepared answer per action, and a count of
// handshakes. Tells its parent the port, and the count whenever the parent asks.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bodies } from "./rows.mjs";

const folder = mkdtempSync(join(tmpdir(), "kraken-bench-"));
const [key, cert] = ["key.pem", "cert.pem"].map((name) => join(folder, name));
const names = ["-addext", "subjectAltName=IP:127.0.0.1"];
const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
execFileSync("openssl", ["req", "-x509", ...curve, "-subj", "/CN=bench", ...names, "-keyout", key, "-out", cert], {
  stdio: "ignore",
});
const pair = { key: readFileSync(key), cert: readFileSync(cert) };
rmSync(folder, { recursive: true });

let handshakes = 0;
const server = createServer(pair, (request, response) => {
  let body = "";
  request.setEncoding("utf8");
  request.on("data", (chunk) => (body += chunk));
  request.on("end", () => {
    const answer = bodies.get(new URLSearchParams(body).get("action").replace("Custom", "Get"));
    response.writeHead(answer ? 200 : 400, {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(answer ?? ""),
    });
    response.end(answer);
  });
});
server.on("secureConnection", () => handshakes++);
// nginx's usual time, in front of many a WHMCS.
server.keepAliveTimeout = 75_000;
server.listen(0, "127.0.0.1", () => process.send({ port: server.address().port, cert: String(pair.cert) }));
process.on("message", () => process.send({ handshakes }));
process.on("disconnect", () => process.exit());
