import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { findNginx, startNginx } from "./nginx.mjs";
import { freePort } from "./ports.mjs";

const program = findNginx();

/** @param {number} port @param {number} upstream */
const configuration = (port, upstream) => `events {
}
http {
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://127.0.0.1:${upstream};
    }
  }
}
`;

const answers = (port) =>
  fetch(`http://127.0.0.1:${port}/`).then(
    (answer) => answer.status,
    () => undefined,
  );

describe.skipIf(!program)("a temporary nginx", () => {
  test("passes requests on, and is gone after it was stopped", async () => {
    const upstream = createServer((_request, response) => response.end("well"));
    await new Promise((resolve) => upstream.listen(0, "127.0.0.1", () => resolve(undefined)));
    const port = await freePort();
    const { stop } = await startNginx(program, configuration(port, upstream.address().port), port);
    expect(await answers(port)).toBe(200);
    await stop();
    expect(await answers(port)).toBeUndefined();
    upstream.closeAllConnections();
    upstream.close();
  });

  test("says what is wrong with its configuration", async () => {
    const port = await freePort();
    await expect(startNginx(program, "nonsense on;\n", port)).rejects.toMatchObject({
      message: "nginx stopped while it started.",
      output: expect.stringContaining('unknown directive "nonsense"'),
    });
  });

  test("is gone after whoever started it was killed", async () => {
    const module = new URL("./nginx.mjs", import.meta.url).href;
    const port = await freePort();
    const start = `m.startNginx(${JSON.stringify(program)}, ${JSON.stringify(configuration(port, 9))}, ${port})`;
    const code = `import(${JSON.stringify(module)}).then((m) => ${start}).then(() => console.log("up"))`;
    const owner = spawn(process.execPath, ["-e", code], { stdio: ["ignore", "pipe", "inherit"] });
    await new Promise((resolve) => owner.stdout.once("data", resolve));
    expect(await answers(port)).toBe(502);
    owner.kill("SIGKILL");
    for (let tries = 0; tries < 250 && (await answers(port)) !== undefined; tries++) await wait(20);
    expect(await answers(port)).toBeUndefined();
  });
});
