/** A `pattern` that only this text fulfils. Browsers compile it with the v flag, which allows no needless escapes. */
export function exactly(text: string): string {
  return text.replace(/[$()*+./?[\\\]^{|}]/g, "\\$&");
}
