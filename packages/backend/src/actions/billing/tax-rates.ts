/** A tax rate of a request ("19.975") as it is kept: percent ×1000. The contract has it as text with three places. */
export const rateOf = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number(text.replace(".", ""));
