// Preloaded into every long-lived child: when the process that started it is gone, however it went, it stops too.
import { isMainThread } from "node:worker_threads";

const LOOK_MS = 250;
const PATIENCE_MS = 8_000;

function stop() {
  // Nobody reads its output any more; a log line must not end it before it has stopped in order.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  setTimeout(() => process.exit(1), PATIENCE_MS).unref();
  process.kill(process.pid, "SIGTERM");
}

if (isMainThread && process.connected) {
  // Looked at, not listened for: a listener would keep the process alive for the sake of the channel, and taking the
  // channel's hold away would end a program that waits for nothing but a message (Next's server in development does).
  const timer = setInterval(() => {
    if (process.connected) return;
    clearInterval(timer);
    stop();
  }, LOOK_MS);
  timer.unref();
}
