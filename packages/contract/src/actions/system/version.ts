import { row, text } from "../../wire.ts";

/** An installation's version: for people, and with its release in full. */
export const version = row({ version: text, canonicalversion: text });
