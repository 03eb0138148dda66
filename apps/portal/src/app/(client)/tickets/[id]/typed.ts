import "server-only";
import { typedIn } from "../../../typed.ts";
import type { ReplyState } from "./actions.ts";

/** A reply that could not be sent. */
export const typedReply = typedIn<ReplyState>("client reply");
