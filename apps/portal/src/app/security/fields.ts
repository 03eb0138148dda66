import { z } from "zod";

/** A code of six digits, or a recovery code, as typed. */
export const codeField = z.string().trim().max(40).catch("");

/** A password as typed: no sign is taken off. */
export const passwordField = z.string().max(1000).catch("");
