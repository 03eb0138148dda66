import { actions, type DecodedInput } from "@kraken/contract";
import type { Tx } from "../../context.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { minorOf } from "../../wire/amounts.ts";

const NO_NAME = "You must supply a name for the product";
const NO_GROUP = "You must supply a valid Product Group ID";
const NO_WELCOME = "You must supply a valid welcome email ID";
const NO_COLOR = "The color must be a valid hexadecimal value.";
const NO_RECOMMENDED = "The recommendation product ID is invalid. This must be an existing product ID.";

type Input = DecodedInput<typeof actions.addProduct>;

const cycles = {
  monthly: "msetupfee",
  quarterly: "qsetupfee",
  semiannually: "ssetupfee",
  annually: "asetupfee",
  biennially: "bsetupfee",
  triennially: "tsetupfee",
} as const;
type Cycle = keyof typeof cycles;

const slugOf = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/** Prices by the currency's id; a cycle without a price is not offered. Currencies that there are not are left out. */
async function savePrices(tx: Tx, product_id: number, pricing: NonNullable<Input["pricing"]>) {
  const known = await tx.selectFrom("currencies").select("id").execute();
  const rows = known.flatMap(({ id: currency_id }) => {
    const given = pricing[String(currency_id)];
    if (!given) return [];
    return (Object.keys(cycles) as Cycle[]).flatMap((cycle) => {
      const price = given[cycle];
      if (price === undefined) return [];
      const setup = given[cycles[cycle]];
      return [
        {
          product_id,
          currency_id,
          cycle,
          price: Math.max(-1, minorOf(price)),
          setup_fee: Math.max(0, setup === undefined ? 0 : minorOf(setup)),
        },
      ];
    });
  });
  if (rows.length > 0) await tx.insertInto("product_prices").values(rows).execute();
}

/** What on-demand renewal is set to for this product alone; "" follows the installation. */
function onDemandRenewal(input: Input): string {
  if (!input.ondemandrenewalconfigurationoverride) return "";
  return JSON.stringify({
    enabled: input.ondemandrenewalsenabled ?? false,
    periods: {
      monthly: input.ondemandrenewalperiodmonthly ?? 0,
      quarterly: input.ondemandrenewalperiodquarterly ?? 0,
      semiannually: input.ondemandrenewalperiodsemiannually ?? 0,
      annually: input.ondemandrenewalperiodannually ?? 0,
      biennially: input.ondemandrenewalperiodbiennially ?? 0,
      triennially: input.ondemandrenewalperiodtriennially ?? 0,
    },
  });
}

/** The first slug that nobody in the group has: "web-hosting", "web-hosting-2", … */
async function freeSlug(tx: Tx, groupId: number, wanted: string): Promise<string> {
  const rows = await tx.selectFrom("products").select("slug").where("group_id", "=", groupId).execute();
  const taken = new Set(rows.map((row) => row.slug));
  for (let number = 1; ; number++) {
    const slug = number === 1 ? wanted : `${wanted}-${number}`;
    if (!taken.has(slug)) return slug;
  }
}

async function checkReferences(tx: Tx, input: Input) {
  const group = await tx.selectFrom("product_groups").select("id").where("id", "=", input.gid).executeTakeFirst();
  if (!group) refuse(NO_GROUP);
  if (input.welcomeemail) {
    const template = await tx
      .selectFrom("email_templates")
      .select("id")
      .where("id", "=", input.welcomeemail)
      .where("type", "=", "product")
      .executeTakeFirst();
    if (!template) refuse(NO_WELCOME);
  }
  const recommended = (input.recommendations ?? []).map(({ id }) => id);
  if (recommended.length > 0) {
    const found = await tx.selectFrom("products").select("id").where("id", "in", recommended).execute();
    if (new Set(recommended).size !== found.length) refuse(NO_RECOMMENDED);
  }
  if (!input.servergroupid) return;
  const servers = await tx
    .selectFrom("server_groups")
    .select("id")
    .where("id", "=", input.servergroupid)
    .executeTakeFirst();
  if (!servers) refuse("You must supply a valid server group ID");
}

export const addProduct = handler(
  actions.addProduct,
  ({ transaction, lockRow, now }, input) => {
    const name = input.name.trim();
    if (name === "") refuse(NO_NAME);
    if (input.color && !/^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.test(input.color)) refuse(NO_COLOR);
    const options = [1, 2, 3, 4, 5, 6].map(
      (place) => input[`configoption${place}` as keyof Input] as string | undefined,
    );
    return transaction(async (tx) => {
      // Two products that are made at once must not get the same slug.
      await lockRow(tx, "product_groups", input.gid);
      await checkReferences(tx, input);
      const { id } = await tx
        .insertInto("products")
        .values({
          group_id: input.gid,
          name,
          slug: await freeSlug(tx, input.gid, slugOf(input.slug || name) || "product"),
          type: input.type ?? "other",
          pay_type: input.paytype ?? "free",
          description: input.description ?? "",
          short_description: input.shortdescription ?? "",
          tagline: input.tagline ?? "",
          color: input.color ?? "",
          stock_control: input.stockcontrol ? 1 : 0,
          stock: Math.max(0, input.qty ?? 0),
          is_hidden: input.hidden ? 1 : 0,
          is_featured: input.isFeatured ? 1 : 0,
          show_domain_options: input.showdomainoptions ? 1 : 0,
          is_taxed: input.tax ? 1 : 0,
          prorata_billing: input.proratabilling ? 1 : 0,
          prorata_day: Math.min(31, Math.max(0, input.proratadate ?? 0)),
          prorata_next_month_day: Math.min(31, Math.max(0, input.proratachargenextmonth ?? 0)),
          subdomain: input.subdomain ?? "",
          auto_setup: input.autosetup ?? "",
          module: input.module ?? "",
          server_group_id: input.servergroupid || null,
          welcome_email_template_id: input.welcomeemail || null,
          module_options: options.some((option) => option !== undefined)
            ? JSON.stringify(options.map((option) => option ?? ""))
            : "",
          on_demand_renewal: onDemandRenewal(input),
          sort_order: input.order ?? 0,
          created_at: now,
          updated_at: now,
        })
        .returning("id")
        .executeTakeFirstOrThrow();
      await savePrices(tx, id, input.pricing ?? {});
      const recommended = new Map((input.recommendations ?? []).map((each) => [each.id, each.order ?? 0]));
      if (recommended.size > 0) {
        const rows = [...recommended].map(([recommended_id, sort_order]) => ({
          product_id: id,
          recommended_id,
          sort_order,
        }));
        await tx.insertInto("product_recommendations").values(rows).execute();
      }
      return { pid: id };
    });
  },
  {
    name: NO_NAME,
    gid: NO_GROUP,
    welcomeemail: NO_WELCOME,
    type: 'Invalid product type. Must be one of "hostingaccount", "reselleraccount", "server" or "other"',
    paytype: 'Invalid pay type. Must be one of "free", "onetime" or "recurring"',
    autosetup: 'Invalid autosetup value. Must be one of "", "on", "order" or "payment"',
    color: NO_COLOR,
    recommendations: NO_RECOMMENDED,
  },
);
