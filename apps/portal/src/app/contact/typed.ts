import "server-only";
import { typedIn } from "../typed.ts";
import type { ContactState } from "./actions.ts";

/** A question that could not be sent. */
export const typedQuestion = typedIn<ContactState>("contact");
