import { z } from "zod";
import { cycles } from "./catalogue.ts";

/** What is in a cart: what was chosen, and no price. */

/** The most of it that a cart holds, so that nobody fills the store. */
export const MOST_LINES = 20;
export const MOST_PIECES = 100;
export const MOST_YEARS = 10;
const MOST_CHOICES = 40;
const LONGEST_TEXT = 1000;

const id = z.number().int().min(1).max(1_000_000_000);
const domainName = z.string().max(253);
const few = <T extends z.ZodType>(of: T) =>
  z.record(z.string().regex(/^\d{1,10}$/), of).refine((map) => Object.keys(map).length <= MOST_CHOICES);

/** A name that is ordered, or one's own. */
export const domainChoice = z.object({
  way: z.enum(["register", "transfer", "own"]),
  name: domainName,
  years: z.number().int().min(1).max(MOST_YEARS),
});

/** What staff ask instead of the price on the list, decimal text. A client's own cart never has one. */
const ownPrice = z
  .string()
  .regex(/^\d{1,9}\.\d{2}$/)
  .optional();

const productLine = z.object({
  kind: z.literal("product"),
  /** Names the line within its cart. */
  key: z.string().max(12),
  product: id,
  cycle: z.enum(cycles),
  quantity: z.number().int().min(1).max(MOST_PIECES),
  /** Choices, or quantities, by the option's id. */
  options: few(z.number().int().min(0).max(1_000_000_000)),
  /** What was typed, by the field's id. */
  fields: few(z.string().max(LONGEST_TEXT)),
  addons: z.array(id).max(MOST_CHOICES),
  domain: domainChoice.nullable(),
  hostname: domainName,
  price: ownPrice,
});

const domainLine = z.object({
  kind: z.literal("domain"),
  key: z.string().max(12),
  way: z.enum(["register", "transfer"]),
  name: domainName,
  years: z.number().int().min(1).max(MOST_YEARS),
  price: ownPrice,
});

export type DomainChoice = z.output<typeof domainChoice>;
export type ProductLine = z.output<typeof productLine>;
export type DomainLine = z.output<typeof domainLine>;
export type CartLine = ProductLine | DomainLine;

const contentForm = z.object({
  lines: z.array(z.discriminatedUnion("kind", [productLine, domainLine])).max(MOST_LINES),
  promotion: z.string().max(100),
  /** Of a visitor, by its code; a client's is his own. */
  currency: z.string().max(10),
  /** Where a visitor lives, for the tax. */
  country: z.string().max(2),
});

export type Cart = z.output<typeof contentForm>;

export const emptyCart: Cart = { lines: [], promotion: "", currency: "", country: "" };

/** A cart as it is kept; one that can't be read is empty. */
export function cartFrom(text: string): Cart {
  try {
    return contentForm.parse(JSON.parse(text));
  } catch {
    return emptyCart;
  }
}

/** The text that is kept. @throws when it is more than a cart may hold */
export const cartText = (cart: Cart): string => JSON.stringify(contentForm.parse(cart));

/** The names that something is ordered for, one's own too. */
export const namesIn = ({ lines }: Cart): string[] =>
  lines.flatMap((line) => (line.kind === "domain" ? line.name : (line.domain?.name ?? [])));

/** A line without its key, as it is put in or as it replaces another. */
export type NewLine = Omit<ProductLine, "key"> | Omit<DomainLine, "key">;

/**
 * Puts a line in, or in the place of the one with its key, so that a form that is sent twice is done once; undefined when
 * the cart is full. A name that is in it already is not put in twice.
 */
export function withLine(cart: Cart, line: NewLine, key: string): Cart | undefined {
  const next: CartLine = { ...line, key };
  if (cart.lines.some((each) => each.key === key))
    return { ...cart, lines: cart.lines.map((each) => (each.key === key ? next : each)) };
  const isSame = (each: CartLine) => line.kind === "domain" && each.kind === "domain" && each.name === line.name;
  const lines = cart.lines.filter((each) => !isSame(each));
  return lines.length >= MOST_LINES ? undefined : { ...cart, lines: [...lines, next] };
}

export const withoutLine = (cart: Cart, key: string): Cart => ({
  ...cart,
  lines: cart.lines.filter((line) => line.key !== key),
});

export const lineOf = (cart: Cart, key: string): CartLine | undefined => cart.lines.find((line) => line.key === key);

/** Names that are transferred here: each needs its code when it is ordered. */
export function transfersIn(cart: Cart): string[] {
  return cart.lines.flatMap((line) => {
    const domain = line.kind === "domain" ? line : line.domain;
    return domain?.way === "transfer" ? [domain.name] : [];
  });
}
