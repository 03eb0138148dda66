import { refuse } from "../errors.ts";

/** "0429", "04/29" and "04/2029" as "2029-04"; undefined for what is no month. Two digits are of this century. */
export function monthOf(text: string): string | undefined {
  const [, month = "", year = ""] = /^(0[1-9]|1[0-2])\s*\/?\s*((?:20)?\d{2})$/.exec(text.trim()) ?? [];
  return month === "" ? undefined : `20${year.slice(-2)}-${month}`;
}

/** A card's last month. @throws Refusal for one that is over, or is none */
export function expiryOf(text: string, today: string): string {
  const month = monthOf(text);
  return month !== undefined && month >= today.slice(0, 7) ? month : refuse("Expiry Date is invalid");
}

/** The month from which a card holds. @throws Refusal for one that has not come, or is none */
export function startOf(text: string, today: string): string {
  const month = monthOf(text);
  return month !== undefined && month <= today.slice(0, 7) ? month : refuse("Start Date is invalid");
}

/** A card's issue number as text. @throws Refusal for what is none */
export const issueOf = (number: number): string =>
  number >= 0 && number <= 9999 ? String(number) : refuse("Issue Number is invalid");

/** A stored month as the wire has it: "2029-04" is "04/29". */
export const monthText = (month: string | null): string =>
  month === null ? "" : `${month.slice(5, 7)}/${month.slice(2, 4)}`;

const isCardNumber = (digits: string) => {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
};

/** Text in which card numbers, should somebody have written one, are reduced to their last four digits. */
export const withoutCardNumbers = (text: string): string =>
  text.replace(/\d(?:[ -]?\d){11,18}/g, (found) => {
    const digits = found.replace(/\D/g, "");
    return isCardNumber(digits) ? `****${digits.slice(-4)}` : found;
  });
