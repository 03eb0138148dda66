import { addDays } from "../../lib/days.ts";

/** Whether a text is a day as fields for days send it: "2026-11-23". */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;
