/** The shape of one e-mail address: something, @, a host with a dot. No list of them, and nothing that headers read. */
export const isEmail = (text: string) =>
  /^[^\s@"<>,;:()[\]\\\p{Cc}]{1,64}@[^\s@"<>,;:()[\]\\\p{Cc}]+\.[^\s@"<>,;:()[\]\\.\p{Cc}]{2,}$/u.test(text) &&
  text.length <= 254;
