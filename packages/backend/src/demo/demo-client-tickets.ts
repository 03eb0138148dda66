import { deflateSync } from "node:zlib";
import type { Teller } from "./billing-story.ts";
import { at } from "./calendar.ts";
import { conversation } from "./conversations.ts";
import type { DemoDomains, DemoServices } from "./demo-client.ts";
import { ticket } from "./ticket-story.ts";
import type { ClientStory } from "./world.ts";

/** The demo client's tickets: one of every state, and some that are long over. */
export function demoTickets(teller: Teller, client: ClientStory, services: DemoServices, domains: DemoDomains): void {
  const { today, now } = teller;
  const tell = (key: string, status: string, last: number, more: Partial<Parameters<typeof ticket>[3]> = {}) =>
    ticket(teller, client, conversation(key), {
      status,
      last,
      about: { service: services.hosting, domain: domains.main },
      ...more,
    });
  tell("slow-checkout", "Answered", now - 20 * 60, {
    agent: 2,
    flagged: true,
    cc: "tomas@fjordandfell.example",
    attachment: { filename: "checkout-waterfall.png", data: waterfall() },
  });
  tell("second-mailbox", "Answered", at(today - 9, 15, 12), {
    agent: 3,
    subject: "Second mailbox for Tomas",
    about: { service: services.mail, domain: null },
  });
  tell("epp-code", "Open", now - 3 * 3600, {
    about: { service: null, domain: domains.museum },
    subject: "Authorisation code for halden.example",
  });
  tell("transfer-hangs", "Customer-Reply", now - 50 * 60, {
    agent: 2,
    about: { service: null, domain: domains.coming },
  });
  tell("offer-for-server", "On Hold", at(today - 5, 12, 40), { agent: 4 });
  tell("upgrade-no-downtime", "In Progress", at(today - 1, 8, 15), {
    agent: 2,
    about: { service: services.atlas, domain: null },
  });
  tell("invoice-address", "Closed", at(today - 84, 16, 2), { agent: 3, subject: "Invoice address of the museum" });
  tell("restore", "Closed", at(today - 140, 11, 20), { agent: 2, about: { service: services.journal, domain: null } });
  tell("dns-move", "Closed", at(today - 320, 9, 31), { agent: 3 });
}

/** A small picture (PNG) of bars, as of a page's loading times: made here, so that no file has to be kept. */
function waterfall(): Uint8Array {
  const width = 160;
  const height = 90;
  const rows = Buffer.alloc((width * 3 + 1) * height, 255);
  for (let y = 0; y < height; y++) {
    rows[y * (width * 3 + 1)] = 0;
    const bar = Math.floor(y / 10);
    const start = bar * 6;
    const length = bar === 7 ? 100 : 14 + bar * 2;
    if (y % 10 > 6) continue;
    for (let x = start; x < Math.min(width, start + length); x++) {
      const at = y * (width * 3 + 1) + 1 + x * 3;
      rows.set(bar === 7 ? [204, 60, 40] : [42, 111, 151], at);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(data.length, 0);
  around.writeUInt32BE(crc(body), 4);
  return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)]);
}

function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}
