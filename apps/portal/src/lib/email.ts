/** Whether that can be an e-mail address: WHMCS, and in the end the mail itself, know better. */
export const isEmail = (text: string): boolean => /^[^\s@<>()",;:]+@[^\s@<>()",;:]+\.[^\s@<>()",;:.]{2,}$/.test(text);
