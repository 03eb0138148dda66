import { dayText, type Moment, momentText } from "./calendar.ts";
import { currencies } from "./catalogue.ts";
import type { ClientStory } from "./world.ts";

export const maybeDay = (day: number | null) => (day === null ? null : dayText(day));
export const maybeMoment = (moment: Moment | null) => (moment === null ? null : momentText(moment));
/** A moment on a day's morning, or now if that has not come yet. */
export const onDay = (day: number, now: Moment) => momentText(Math.min(now, day * 86_400 + 36_000));
/** A moment, or now if it has not come yet. */
export const byNow = (moment: Moment, now: Moment) => momentText(Math.min(now, moment));
export const flag = (value: boolean): 0 | 1 => (value ? 1 : 0);
export const rateOf = (client: ClientStory) => currencies[client.currency - 1]?.rate ?? 100_000;
