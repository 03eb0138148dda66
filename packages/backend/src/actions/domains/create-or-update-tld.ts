import { actions } from "@kraken/contract";
import { saveTld } from "../../domains/save-tld.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { minorOf } from "../../wire/amounts.ts";

const limits = { register: 10, renew: 9, transfer: 10 } as const;

/** Prices by years as they are kept; refuses years that WHMCS does not have. */
function pricesOf(action: keyof typeof limits, given: Record<string, string> | undefined) {
  const rows = Object.entries(given ?? {}).map(([years, price]) => {
    if (!/^\d{1,3}$/.test(years) || years === "0") refuse("Parameters register, renew and transfer must be arrays");
    return { action, years: Number(years), price: minorOf(price) };
  });
  if (rows.some((row) => row.years > limits[action])) {
    refuse(`The maximum ${action} period is ${limits[action]} years`);
  }
  if (action === "transfer" && rows.length > 1) refuse("Only one transfer period can be defined");
  return rows;
}

export const createOrUpdateTLD = handler(
  actions.createOrUpdateTLD,
  async (context, input) => {
    const { db, modules } = context;
    const extension = `.${input.extension.trim().toLowerCase().replace(/^\.+/, "")}`;
    if (extension === ".") refuse("Extension is required");
    if (input.auto_registrar && !modules.registrars.find(input.auto_registrar)) {
      const names = modules.registrars.all().map(({ name }) => name);
      if (names.length === 0) refuse("No Active Registrars - auto_registrar value cannot be defined");
      refuse(`Invalid auto_registrar value. Must be empty or one of: ${names.join(", ")}`);
    }
    const group = input.group?.toUpperCase();
    if (group && !["HOT", "NEW", "SALE"].includes(group)) {
      refuse(`Invalid group parameter: ${input.group}. Should be one of HOT, NEW, SALE`);
    }
    const prices = (["register", "renew", "transfer"] as const).flatMap((action) => pricesOf(action, input[action]));
    const hasFees = input.grace_period_fee !== undefined || input.redemption_period_fee !== undefined;
    if (!input.currency_code && (prices.length > 0 || hasFees)) {
      refuse("Variable currency_code is required when defining pricing");
    }
    const currencies = await db.selectFrom("currencies").select(["id", "code", "rate"]).orderBy("id").execute();
    const currency = currencies.find(({ code }) => code.toLowerCase() === input.currency_code?.toLowerCase());
    if (input.currency_code && !currency) {
      const codes = currencies.map(({ code }) => code).join(", ");
      refuse(`Provided currency_code value does not exist. Must be one of: ${codes}`);
    }
    if (input.clientgroupid !== undefined) {
      const group = await db
        .selectFrom("client_groups")
        .select("id")
        .where("id", "=", input.clientgroupid)
        .executeTakeFirst();
      if (!group) refuse("Client Group ID Not Found");
    }
    // Fees are kept in the default currency; -1 says "no such period" in any.
    const fee = (given: string | undefined) => {
      if (given === undefined) return undefined;
      const minor = minorOf(given);
      return minor < 0 ? -1 : Math.round((minor * 100_000) / (currency?.rate ?? 100_000));
    };
    const bit = (value: boolean | undefined) => (value === undefined ? undefined : value ? (1 as const) : (0 as const));
    const id = await saveTld(context, {
      extension,
      prices: prices.map((price) => ({ ...price, currency_id: currency?.id ?? 0 })),
      groupId: input.clientgroupid,
      after: input.display_after,
      columns: {
        registrar: input.auto_registrar?.toLowerCase(),
        tld_group: group?.toLowerCase(),
        dns_management: bit(input.dns_management),
        email_forwarding: bit(input.email_forwarding),
        id_protection: bit(input.id_protection),
        epp_required: bit(input.epp_required),
        grace_days: input.grace_period_days,
        grace_fee: fee(input.grace_period_fee),
        redemption_days: input.redemption_period_days,
        redemption_fee: fee(input.redemption_period_fee),
      },
    });
    return { extension, id };
  },
  {
    extension: "Extension is required",
    register: "Parameters register, renew and transfer must be arrays",
    renew: "Parameters register, renew and transfer must be arrays",
    transfer: "Parameters register, renew and transfer must be arrays",
  },
);
