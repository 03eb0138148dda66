// Preloaded into every long-lived child: when the process that started it is gone, however it went, it stops too.
import { isMainThread } from "node:worker_threads";

if (isMainThread && process.channel) {
  process.once("disconnect", () => {
    // Nobody reads its output any more; a log line must not end it before it has stopped in order.
    for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
    setTimeout(() => process.exit(1), 8_000).unref();
    process.kill(process.pid, "SIGTERM");
  });
  // The channel alone is no reason to live on.
  process.channel.unref();
}
