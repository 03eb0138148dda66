import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { type Delay, delays } from "./delays.ts";
import { bodyAt, HttpMessages } from "./http-messages.ts";

/**
 * What can happen to a call on its way:
 * - reset-before: the connection is reset, and the call was never passed on
 * - reset-after: it was passed on and carried out, and the connection is reset before the answer
 * - lost: it was carried out, and nothing ever comes back
 * - drip: the answer comes in pieces of so many bytes, one each so many milliseconds
 * - truncated: that part of the answer's body comes (a half when left out), then the connection ends
 */
export type Fault =
  | { kind: "reset-before" | "reset-after" | "lost" }
  | { kind: "drip"; bytes: number; each: number }
  | { kind: "truncated"; part?: number };

/** Which calls: those of one action of WHMCS, or all; only the next so many, or all until it is switched off. */
export type Which = { action?: string; times?: number };

type Rule<T> = { what: T; action: string | undefined; left: number };

/** A proxy of bytes between a portal and a backend, whose line can be made as bad as a line gets. */
export type FaultProxy = {
  /** In the place of the backend's address. */
  endpoint: string;
  port: number;
  /** Calls of an action (of all, without one) that came this far, since the beginning or the last `forget`. */
  calls: (action?: string) => number;
  /** The actions that were called, in their order. */
  actions: readonly string[];
  /** Connections that were opened. */
  connections: () => number;
  forget: () => void;
  /** Calls wait so long before they are passed on. What was said last of a call counts. Returns how to switch it off. */
  delay: (how: Delay, which?: Which) => () => void;
  /** Calls fail like that. What was said last of a call counts. Returns how to switch it off. */
  fail: (how: Fault, which?: Which) => () => void;
  /** Nobody listens any more, and open connections are reset. */
  down: () => Promise<void>;
  /** Listens again, at the same address. */
  up: () => Promise<void>;
  /** Every fault is over. */
  heal: () => Promise<void>;
  close: () => Promise<void>;
};

const actionOf = (request: Buffer): string =>
  new URLSearchParams(request.toString("latin1", bodyAt(request))).get("action") ?? "";

/** @param to the backend's endpoint @param seed of the delays that are drawn */
export async function openFaultProxy(to: string, seed = 1): Promise<FaultProxy> {
  const target = new URL(to);
  const upstream = { host: target.hostname, port: Number(target.port || 80) };
  const draw = delays(seed);
  const waits: Rule<Delay>[] = [];
  const faults: Rule<Fault>[] = [];
  const open = new Set<Socket>();
  const timers = new Set<NodeJS.Timeout>();
  const actions: string[] = [];
  let connections = 0;

  const after = (milliseconds: number, run: () => void) => {
    if (milliseconds <= 0) return run();
    const timer = setTimeout(() => {
      timers.delete(timer);
      run();
    }, milliseconds);
    timers.add(timer);
  };

  function put<T>(rules: Rule<T>[], what: T, { action, times = Number.POSITIVE_INFINITY }: Which = {}) {
    const rule = { what, action, left: times };
    rules.push(rule);
    return () => {
      rule.left = 0;
    };
  }

  function take<T>(rules: Rule<T>[], action: string): T | undefined {
    const rule = rules.findLast((each) => each.left > 0 && (each.action ?? action) === action);
    if (rule) rule.left--;
    return rule?.what;
  }

  /** Hands an answer on, as the fault has it. `end` is called when all of it was. */
  function answer(client: Socket, fault: Fault | undefined, message: Buffer, end: () => void): void {
    if (fault?.kind === "lost") return;
    if (fault?.kind === "reset-after") client.resetAndDestroy();
    else if (fault?.kind === "truncated") {
      const body = bodyAt(message);
      client.end(message.subarray(0, body + Math.floor((message.length - body) * (fault.part ?? 0.5))));
    } else if (fault?.kind === "drip") drip(client, message, fault, end);
    else {
      client.write(message);
      end();
    }
  }

  function drip(client: Socket, message: Buffer, fault: { bytes: number; each: number }, end: () => void): void {
    if (client.destroyed) return;
    client.write(message.subarray(0, fault.bytes));
    const rest = message.subarray(fault.bytes);
    if (rest.length === 0) end();
    else after(fault.each, () => drip(client, rest, fault, end));
  }

  function serve(client: Socket): void {
    connections++;
    const server = connect(upstream);
    for (const socket of [client, server]) {
      socket.setNoDelay(true);
      open.add(socket);
      socket.on("error", () => undefined);
      socket.once("close", () => open.delete(socket));
    }
    const requests = new HttpMessages("request");
    const responses = new HttpMessages("response");
    /** The fault of each call that was passed on and is not answered, in their order. */
    const asked: (Fault | undefined)[] = [];
    /** Answers that are not handed on whole: an answer that is lost never is. */
    let unfinished = 0;
    let isOver = false;
    let delayed = 0;
    // Whoever does not wait any more has not taken back what he sent.
    const endWithClient = () => {
      if (client.destroyed && delayed === 0) server.end();
    };
    const handOn = (message: Buffer) => {
      unfinished++;
      answer(client, asked.shift(), message, () => {
        unfinished--;
        if (isOver && unfinished === 0) client.end();
      });
    };

    client.on("data", (chunk) => {
      for (const request of requests.add(chunk)) {
        const action = actionOf(request);
        actions.push(action);
        const fault = take(faults, action);
        const wait = take(waits, action);
        delayed++;
        after(wait ? draw(wait) : 0, () => {
          delayed--;
          if (fault?.kind === "reset-before") return client.resetAndDestroy();
          asked.push(fault);
          server.write(request);
          endWithClient();
        });
      }
    });
    server.on("data", (chunk) => {
      for (const message of responses.add(chunk)) handOn(message);
    });
    server.once("close", () => {
      isOver = true;
      const rest = responses.rest();
      if (rest.length > 0) handOn(rest);
      else if (unfinished === 0) client.end();
    });
    client.once("close", endWithClient);
  }

  const server: Server = createServer(serve);
  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, "127.0.0.1", () => {
        server.off("error", reject);
        resolve();
      });
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const endAll = () => {
    for (const timer of timers) clearTimeout(timer);
    timers.clear();
    for (const socket of open) socket.resetAndDestroy();
  };
  const down = async () => {
    if (!server.listening) return;
    const closed = new Promise((resolve) => server.close(resolve));
    endAll();
    await closed;
  };
  const up = async () => {
    if (!server.listening) await listen(port);
  };
  return {
    endpoint: `http://127.0.0.1:${port}${target.pathname}`,
    port,
    calls: (action) => (action === undefined ? actions.length : actions.filter((each) => each === action).length),
    actions,
    connections: () => connections,
    forget: () => {
      actions.length = 0;
      connections = 0;
    },
    delay: (how, which) => put(waits, how, which),
    fail: (how, which) => put(faults, how, which),
    down,
    up,
    heal: async () => {
      waits.length = 0;
      faults.length = 0;
      await up();
    },
    close: down,
  };
}
