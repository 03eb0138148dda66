import { countryDialCodes } from "./dial-codes.ts";

const names = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });

/** A country's English name by its ISO 3166 code, or undefined when there is none such. */
export function countryName(code: string): string | undefined {
  if (!/^[A-Z]{2}$/.test(code) || !(code in countryDialCodes)) return undefined;
  return names.of(code);
}

/** The international prefix of a country's telephone numbers, without "+"; "" when it is not known. */
export const dialCode = (country: string): string => countryDialCodes[country] ?? "";

/** A telephone number as WHMCS shows it: "+47.22334455". */
export function formattedPhone(country: string, number: string): string {
  const digits = number.replace(/[^\d+.]/g, "");
  if (digits === "") return "";
  if (digits.startsWith("+")) return digits;
  const prefix = dialCode(country);
  return prefix === "" ? digits : `+${prefix}.${digits.replace(/^0+/, "").replaceAll(".", "")}`;
}
