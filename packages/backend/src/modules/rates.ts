/** Units of each currency (ISO 4217) for one and the same amount of money, whatever that is. */
export type Rates = Readonly<Record<string, number>>;

/** Tells what currencies are worth: the European Central Bank over HTTPS, or the sandbox, which never changes its mind. */
export interface RatesModule {
  rates(): Promise<{ outcome: "done"; rates: Rates } | { outcome: "failed"; error: string }>;
}
