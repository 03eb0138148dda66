import type { Teller } from "./billing-story.ts";
import type { Moment } from "./calendar.ts";
import { staff as people } from "./company-data.ts";
import type { Conversation, Turn } from "./conversation.ts";
import { conversations } from "./conversations.ts";
import type { ClientStory, DomainStory, ServiceStory, TicketStory } from "./world.ts";

const states = [
  ["Closed", 68],
  ["Answered", 11],
  ["Open", 7],
  ["Customer-Reply", 7],
  ["On Hold", 3],
  ["In Progress", 4],
] as const;

export interface TicketWishes {
  status: string;
  /** When the last message was written. */
  last: Moment;
  about?: { service: ServiceStory | null; domain: DomainStory | null };
  /** 2 to 4; one of the department's unless given. */
  agent?: number;
  subject?: string;
  attachment?: TicketStory["attachment"];
  cc?: string;
  flagged?: boolean;
}

/** How many turns of a conversation have been said, so that the last of them fits the status. */
function said(turns: readonly Turn[], status: string): number {
  const last = (fits: (turn: Turn, at: number) => boolean) => {
    for (let at = turns.length - 1; at >= 0; at--) {
      const turn = turns[at];
      if (turn && fits(turn, at)) return at + 1;
    }
    return 1;
  };
  if (status === "Open") return 1;
  if (status === "Answered" || status === "On Hold" || status === "In Progress")
    return last((turn) => turn.by === "staff");
  if (status === "Customer-Reply") return last((turn, at) => turn.by === "client" && at > 0);
  return turns.length;
}

/** A conversation as it went with this client, up to the state that it is in. */
export function ticket(
  teller: Teller,
  client: ClientStory | null,
  of: Conversation,
  wishes: TicketWishes,
  guest = { name: "", email: "" },
): TicketStory {
  const { world, random, now } = teller;
  const agents = people.filter((each) => each.id > 1 && each.departments.some((room) => room === of.department));
  const agent = people.find((each) => each.id === wishes.agent) ?? random.pick(agents);
  const about = wishes.about ?? { service: null, domain: null };
  const words: Record<string, string> = {
    name: client?.firstname ?? guest.name.split(" ")[0] ?? "",
    agent: agent.firstname,
    domain: about.domain?.domain ?? about.service?.domain ?? "our site",
  };
  const turns = of.turns.slice(0, said(of.turns, wishes.status));
  const whole = turns.reduce((sum, turn) => sum + turn.after, 0);
  let moment = Math.min(wishes.last, now) - whole * 60;
  const made: TicketStory = {
    id: 0,
    client,
    name: guest.name,
    email: guest.email,
    cc: wishes.cc ?? "",
    department: of.department,
    subject: wishes.subject ?? of.subject,
    status: wishes.status,
    priority: of.priority,
    agent: agent.id,
    agentName: agent.firstname,
    flagged: wishes.flagged ?? (wishes.status === "In Progress" || (wishes.status !== "Closed" && random.chance(30))),
    about: {
      service: of.about === "service" ? about.service : null,
      domain: of.about === "domain" ? about.domain : null,
    },
    turns: turns.map((turn) => {
      moment += turn.after * 60;
      return {
        ...turn,
        moment,
        text: turn.text.replace(/\{(name|agent|domain)\}/g, (_, key: string) => words[key] ?? ""),
      };
    }),
    attachment: wishes.attachment ?? null,
    code: random.token(8),
  };
  world.tickets.push(made);
  return made;
}

/** A ticket of one of the many. */
export function someTicket(
  teller: Teller,
  client: ClientStory,
  about: { service: ServiceStory | null; domain: DomainStory | null },
): TicketStory {
  const { random, today, now } = teller;
  const fitting = conversations.filter((each) => !each.about || about[each.about]);
  const status = random.weighted(states);
  const days = Math.max(1, Math.min(500, today - Math.floor(client.created / 86_400) - 4));
  const back = status === "Closed" ? random.int(1, days) * 86_400 + random.int(0, 40_000) : random.int(4, 4000) * 60;
  return ticket(teller, client, random.pick(fitting), { status, last: now - back, about });
}
