import "server-only";
import { typedIn } from "../../typed.ts";
import type { GuestReplyState } from "./actions.ts";

/** A guest's reply that could not be sent. */
export const typedReply = typedIn<GuestReplyState>("guest reply");
