/** For whom a predefined reply is, about what, and of whom. */
export type Filling = { name: string; email: string; number: string; signature: string };

/**
 * A predefined reply with its placeholders filled: [NAME], [FIRSTNAME], [EMAIL], [TICKETID] and [SIGNATURE], as WHMCS has
 * them. What nothing is known for stays, to be seen and written by hand.
 */
export function fillPlaceholders(text: string, { name, email, number, signature }: Filling): string {
  const values: Record<string, string> = {
    NAME: name,
    FIRSTNAME: name.trim().split(/\s+/)[0] ?? "",
    EMAIL: email,
    TICKETID: number,
    SIGNATURE: signature,
  };
  return text
    .replaceAll("\r\n", "\n")
    .replace(
      /\[(NAME|FIRSTNAME|EMAIL|TICKETID|SIGNATURE)\]/g,
      (placeholder, key: string) => values[key] || placeholder,
    );
}
