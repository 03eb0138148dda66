/** The field of a transfer's code. */
export const codeField = (name: string): string => `code.${name}`;
