import { readdirSync, watch } from "node:fs";
import { compile } from "./build.mjs";
import { stoppedSentence } from "./child.mjs";
import { describe } from "./failure.mjs";
import { isEnding } from "./lifetime.mjs";
import { inRoot } from "./root.mjs";
import { say } from "./say.mjs";

/** Editors write a file in several steps, and a checkout writes many. */
const QUIET_MS = 200;

/**
 * Development: compiles the packages whenever one of their sources changes, and starts the backend again with the
 * result. An error is said and waited out; it ends nothing. (The portal reloads by itself.)
 * @param {{ child: import("./child.mjs").Child, restart: () => Promise<{ child: import("./child.mjs").Child }> }} [backend]
 */
export function keepCompiled(backend) {
  let child = backend?.child;
  /** @param {import("./child.mjs").Child} started */
  const follow = (started) => {
    started.showOutput();
    started.exited.then((how) => {
      if (!isEnding() && started === child)
        say(`${stoppedSentence(started, how)} It starts again after the next change.`);
    });
  };
  if (child) follow(child);

  const update = async () => {
    const { ok, output } = await compile();
    if (!ok) return say(`\n${output.trim()}\n`);
    if (!backend) return;
    const old = child;
    child = undefined;
    await old?.stop();
    try {
      ({ child } = await backend.restart());
      follow(child);
      say("The backend runs with the changes.");
    } catch (error) {
      say(describe(error));
    }
  };

  let timer;
  let work = Promise.resolve();
  const changed = (_event, file) => {
    if (file?.endsWith(".test.ts")) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      work = work.then(update);
    }, QUIET_MS);
  };
  for (const name of readdirSync(inRoot("packages"))) {
    watch(inRoot("packages", name, "src"), { recursive: true }, changed);
  }
}
