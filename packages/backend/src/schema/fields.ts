import type { Generated } from "kysely";

/** An identity that the database gives. */
export type Id = Generated<number>;
/** Money in minor units (hundredths of the client's currency, whatever the currency); 0 unless given. */
export type Money = Generated<number>;
/** Text that is "" when nothing is known. */
export type Text = Generated<string>;
/** A whole number, 0 unless given. */
export type Count = Generated<number>;
/** 0 or 1; the migration says which unless given (0 unless noted). */
export type Flag = Generated<0 | 1>;
/** A moment as ISO text in UTC, to the second: "2026-11-23T10:00:00Z". */
export type Time = string;
/** A day: "2026-11-23". */
export type Day = string;
/** A column that may be left out of an insert, and is null then. */
export type Maybe<T> = Generated<T | null>;
