import "server-only";
import { Redis } from "ioredis";
import { log } from "./log.ts";

/**
 * A connection to Redis for what the portal can do without: a command fails at once while it is not there, and whoever
 * asked goes on alone. `effect` is what the log says of that, once a minute.
 */
export function connectRedis(url: string, effect: string): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    connectTimeout: 2000,
    commandTimeout: 1000,
  });
  let said = 0;
  redis.on("error", (error) => {
    if (Date.now() - said < 60_000) return;
    said = Date.now();
    log("error", "redis failed", { code: (error as NodeJS.ErrnoException).code ?? error.name, effect });
  });
  return redis;
}
