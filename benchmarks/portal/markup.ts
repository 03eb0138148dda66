/** An element of Kraken's page: its name, React's properties of it, and what is in it. */
export type Markup = string | [name: string, properties: Record<string, unknown>, children: Markup[]];
