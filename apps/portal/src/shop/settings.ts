import { readFileSync } from "node:fs";
import { z } from "zod";

/** What no action of WHMCS's tells about the shop, and who runs it says in SHOP_FILE. */

const percent = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^\d{1,3}(\.\d{1,3})?$/));
const ids = z.array(z.number().int().positive());

const form = z.strictObject({
  /** The groups that are shown, in their order; all where it is left out. */
  groups: z
    .array(
      z.strictObject({ id: z.number().int().positive(), name: z.string().min(1), tagline: z.string().default("") }),
    )
    .optional(),
  /** Products that are not shown. */
  hidden: ids.default([]),
  /** Products without a domain step although they are hosting, and the other way round. */
  domains: z.strictObject({ without: ids.default([]), with: ids.default([]) }).default({ without: [], with: [] }),
  tax: z
    .strictObject({
      inclusive: z.boolean().default(false),
      compound: z.boolean().default(false),
      /** Whether domains are taxed. */
      domains: z.boolean().default(true),
      /** Products that are not. */
      untaxed: ids.default([]),
      rules: z
        .array(
          z.strictObject({
            level: z.union([z.literal(1), z.literal(2)]).default(1),
            country: z
              .string()
              .regex(/^([A-Z]{2})?$/)
              .default(""),
            state: z.string().default(""),
            rate: percent,
          }),
        )
        .default([]),
    })
    .default({ inclusive: false, compound: false, domains: true, untaxed: [], rules: [] }),
});

export type ShopSettings = z.output<typeof form>;

export const noShopSettings: ShopSettings = form.parse({});

/** @throws Error with a sentence that says what is wrong */
export function readShopSettings(file: string): ShopSettings {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw new Error("SHOP_FILE can't be read.");
  }
  try {
    return form.parse(JSON.parse(text));
  } catch (error) {
    const [issue] = error instanceof z.ZodError ? error.issues : [];
    const where = issue ? ` at "${issue.path.join(".")}": ${issue.message}` : ": it is not JSON";
    throw new Error(`SHOP_FILE is not as docs/configuration.md has it${where}.`);
  }
}
