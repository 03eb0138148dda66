import "server-only";
import { typedIn } from "../../../../typed.ts";
import type { ReplyState } from "./actions.ts";

/** Staff's reply that could not be sent. */
export const typedReply = typedIn<ReplyState>("staff reply");
