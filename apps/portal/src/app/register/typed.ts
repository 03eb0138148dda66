import "server-only";
import { typedIn } from "../typed.ts";
import type { RegisterState } from "./actions.ts";

/** An account that could not be made. */
export const typedAccount = typedIn<RegisterState>("register");
