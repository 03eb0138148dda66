import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** What the server does with the next mail. */
export type Manner =
  | "take"
  /** 550: never. */
  | "refuse"
  /** 451: not now. */
  | "busy"
  /** Reads the whole mail, and cuts the line before it says that it has it. */
  | "hang up";

export type Received = {
  from: string;
  to: string[];
  headers: Map<string, string>;
  html: string;
  text: string;
  confirmed: boolean;
};

const quotedPrintable = (text: string) =>
  Buffer.from(
    text
      .replace(/=\r\n/g, "")
      .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    "latin1",
  ).toString("utf8");

function split(raw: string): [Map<string, string>, string] {
  const at = raw.indexOf("\r\n\r\n");
  const lines = raw
    .slice(0, at)
    .replace(/\r\n[ \t]+/g, " ")
    .split("\r\n");
  const pairs = lines.map((line): [string, string] => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return [new Map(pairs), raw.slice(at + 4)];
}

function part(raw: string): { type: string; text: string } {
  const [headers, body] = split(raw);
  const coding = headers.get("content-transfer-encoding") ?? "";
  const text =
    coding === "base64"
      ? Buffer.from(body, "base64").toString("utf8")
      : coding === "quoted-printable"
        ? quotedPrintable(body)
        : body;
  return { type: headers.get("content-type") ?? "", text };
}

function parsed(raw: string) {
  const [headers, body] = split(raw);
  const boundary = /boundary="([^"]+)"/.exec(headers.get("content-type") ?? "")?.[1] ?? "none";
  const parts = body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((piece) => part(piece.replace(/^\r\n/, "")));
  const of = (type: string) => parts.find((each) => each.type.startsWith(type))?.text ?? "";
  return { headers, html: of("text/html"), text: of("text/plain") };
}

/** A real SMTP server on this machine, which keeps what it gets. */
export async function openPostOffice() {
  const received: Received[] = [];
  const turnedAway = new Set<string>();
  let manner: Manner = "take";
  const refusal = (code: number, message: string) => Object.assign(new Error(message), { responseCode: code });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo({ address }, _session, answer) {
      if (turnedAway.has(address)) answer(refusal(550, "No such mailbox"));
      else answer();
    },
    onData(stream, session, answer) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        if (manner === "refuse") return answer(refusal(550, "We do not want this"));
        if (manner === "busy") return answer(refusal(451, "Come back later"));
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom === false ? "" : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          ...parsed(Buffer.concat(chunks).toString("latin1")),
          confirmed: manner === "take",
        });
        if (manner === "take") return answer();
        for (const connection of server.connections) connection._socket.destroy();
      });
    },
  });
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    received,
    /** Addresses that have no mailbox here. */
    turnedAway,
    set manner(next: Manner) {
      manner = next;
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
