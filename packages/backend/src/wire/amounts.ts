import { refuse } from "../errors.ts";
import { minorOf as parsed } from "../money/rounding.ts";

/** Amounts and times between the tables' form and the contract's. */

/** Minor units as decimal text: 1595 is "15.95". */
export function amountText(minor: number): string {
  const digits = String(Math.abs(minor)).padStart(3, "0");
  return `${minor < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A number scaled by 10^places as decimal text: scaledText(19000, 3) is "19.000". */
export function scaledText(value: number, places: number): string {
  const digits = String(Math.abs(value)).padStart(places + 1, "0");
  return `${value < 0 ? "-" : ""}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

export type CurrencyLook = { code: string; prefix: string; suffix: string; format: number };

const marks: Record<number, [string, string]> = { 1: ["", "."], 2: [",", "."], 3: [".", ","], 4: [",", ""] };

/** An amount as WHMCS shows it: "$2,645.80 USD". The format is the currency's: 1 to 4. */
export function shownAmount(minor: number, look: CurrencyLook): string {
  const [thousands, point] = marks[look.format] ?? ["", "."];
  const [whole = "0", fraction = "00"] = amountText(Math.abs(minor)).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
  const decimals = point === "" ? "" : `${point}${fraction}`;
  return `${minor < 0 ? "-" : ""}${look.prefix}${grouped}${decimals}${look.suffix}`;
}

/** A stored time (ISO text in UTC) as the contract has it, without the zone. */
export const wireTime = (stored: string | null): string | null => (stored === null ? null : stored.slice(0, 19));

/** A time of a request as it is stored; the backend's zone is UTC. */
export const storedTime = (given: string): string => `${given.slice(0, 10)}T${given.slice(11, 19) || "00:00:00"}Z`;

/** The largest amount that is taken, in minor units: hundreds of them still add up exactly. */
export const MOST_MINOR = 10_000_000_000_000;

/** Is this an amount that can be kept, and reckoned with, exactly? */
export const isAmount = (minor: number): boolean => Number.isSafeInteger(minor) && Math.abs(minor) <= MOST_MINOR;

/**
 * Decimal text of the contract as minor units: "15.95" is 1595, rounded as everywhere.
 * @throws Refusal for text that is no amount, or one of more than a hundred thousand million
 */
export function minorOf(written: string): number {
  const minor = parsed(written);
  return minor !== undefined && isAmount(minor) ? minor : refuse("Amount is not valid");
}

/** A sum that was reckoned, if it can be kept. */
export const kept = (minor: number): number => (isAmount(minor) ? minor : refuse("Amount is not valid"));
