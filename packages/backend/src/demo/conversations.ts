import type { Conversation } from "./conversation.ts";
import { businessConversations } from "./conversations-business.ts";
import { mailAndNameConversations } from "./conversations-mail-and-names.ts";
import { siteConversations } from "./conversations-sites.ts";

/** All conversations of the demo. */
export const conversations: readonly Conversation[] = [
  ...siteConversations,
  ...mailAndNameConversations,
  ...businessConversations,
];

/** One of them by its key. */
export function conversation(key: string): Conversation {
  const found = conversations.find((each) => each.key === key);
  if (!found) throw new RangeError(`the demo has no conversation "${key}"`);
  return found;
}
