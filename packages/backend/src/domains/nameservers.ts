import { refuse } from "../errors.ts";
import { hostName } from "./names.ts";

/** Two to five different nameservers, as names are kept; refuses fewer, and what is no name. */
export function checkedNameservers(given: readonly (string | undefined)[]): string[] {
  const names = given.map((name) => name?.trim() ?? "").filter((name) => name !== "");
  if ((given[0]?.trim() ?? "") === "" || (given[1]?.trim() ?? "") === "") refuse("ns1 and ns2 required");
  const checked = names.map((name) => hostName(name) ?? refuse(`Invalid nameserver: ${name}`));
  const unique = [...new Set(checked)];
  if (unique.length < 2) refuse("ns1 and ns2 required");
  if (unique.length > 5) refuse("A domain has 5 nameservers at most");
  return unique;
}
