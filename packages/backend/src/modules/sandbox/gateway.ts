import { randomBytes } from "node:crypto";
import type { Card, GatewayModule } from "../gateway.ts";
import { refused, type SandboxHouse } from "./house.ts";

const done = { outcome: "done" } as const;

const declining = "0002";
const timingOut = "9995";

/** What a card does, by its last digits; so do the demo's own cards, which have no row here. */
const behaviourOf = (lastFour: string) =>
  lastFour === declining ? "declines" : lastFour === timingOut ? "times out" : "pays";

const kinds: readonly [RegExp, string][] = [
  [/^4/, "Visa"],
  [/^(5[1-5]|2[2-7])/, "Mastercard"],
  [/^3[47]/, "American Express"],
  [/^(6011|65)/, "Discover"],
];

/** The check digit that every card number ends with. */
function isCardNumber(number: string): boolean {
  if (!/^\d{12,19}$/.test(number)) return false;
  const sum = [...number].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

const isExpiry = (text: string) => /^\d{4}-(0[1-9]|1[0-2])$/.test(text);

/** The token of a demo card: sandbox_7_4242. */
const demoToken = /^sandbox_\d+_(\d{4})$/;

/**
 * A gateway that is not there, and remembers charges and refunds by their reference. 4242 4242 4242 4242 pays,
 * 4000 0000 0000 0002 declines, 4000 0000 0000 9995 pays and loses the answer: asking again with the same reference
 * tells. Other numbers with a sound check digit pay.
 */
export function sandboxGateway(house: SandboxHouse): GatewayModule {
  async function cardOf(token: string) {
    const card = await house.db
      .selectFrom("sandbox_tokens")
      .select(["behaviour", "expiry"])
      .where("token", "=", token)
      .executeTakeFirst();
    const [, lastFour] = demoToken.exec(token) ?? [];
    return card ?? (lastFour === undefined ? undefined : { behaviour: behaviourOf(lastFour), expiry: "9999-12" });
  }

  const chargeOf = (reference: string) =>
    house.db
      .selectFrom("sandbox_charges")
      .select(["id", "amount", "currency"])
      .where("reference", "=", reference)
      .executeTakeFirst();

  async function keep(card: { lastFour: string; type: string; expiry: string }) {
    const token = `sbx_${randomBytes(18).toString("base64url")}`;
    await house.transaction((tx) =>
      tx
        .insertInto("sandbox_tokens")
        .values({
          token,
          last_four: card.lastFour,
          card_type: card.type,
          expiry: card.expiry,
          behaviour: behaviourOf(card.lastFour),
          created_at: house.now(),
        })
        .execute(),
    );
    return { ...done, token, ...card };
  }

  return {
    name: "sandboxcard",
    displayName: "Credit Card",
    parameters: [
      { name: "FriendlyName", displayName: "Display Name", fieldType: "text" },
      { name: "statementname", displayName: "Name on Statements", fieldType: "text" },
    ],
    async tokenise(card: Card) {
      const number = card.number.replace(/[ -]/g, "");
      if (!isCardNumber(number)) return refused("The card number is not valid");
      if (!isExpiry(card.expiry)) return refused("The expiry date is not valid");
      if (card.expiry < house.now().slice(0, 7)) return refused("The card has expired");
      const type = kinds.find(([pattern]) => pattern.test(number))?.[1] ?? "Card";
      return keep({ lastFour: number.slice(-4), type, expiry: card.expiry });
    },
    async remember(card) {
      if (!isExpiry(card.expiry)) return refused("The expiry date is not valid");
      if (card.expiry < house.now().slice(0, 7)) return refused("The card has expired");
      return keep(card);
    },
    async renew({ token, expiry }) {
      if (!isExpiry(expiry)) return refused("The expiry date is not valid");
      if (demoToken.test(token)) return done;
      const kept = await house.transaction((tx) =>
        tx
          .updateTable("sandbox_tokens")
          .set({ expiry })
          .where("token", "=", token)
          .returning("token")
          .executeTakeFirst(),
      );
      return kept ? done : refused("The card is not known");
    },
    async capture({ reference, amount, currency, token }) {
      const before = await chargeOf(reference);
      if (before) return { ...done, chargeId: `sbxch_${before.id}`, fee: 0 };
      const card = await cardOf(token);
      if (!card) return refused("The card is not known");
      if (!Number.isSafeInteger(amount) || amount <= 0) return refused("The amount is not valid");
      if (card.expiry < house.now().slice(0, 7)) return refused("The card has expired");
      if (card.behaviour === "declines") return refused("The card was declined");
      await house.transaction((tx) =>
        tx
          .insertInto("sandbox_charges")
          .values({ reference, token, amount, currency, created_at: house.now() })
          .onConflict((conflict) => conflict.column("reference").doNothing())
          .execute(),
      );
      if (card.behaviour === "times out") return { outcome: "unknown", error: "The gateway did not answer in time" };
      const { id } = (await chargeOf(reference)) ?? { id: 0 };
      return { ...done, chargeId: `sbxch_${id}`, fee: 0 };
    },
    refund: ({ reference, chargeId, amount, currency }) =>
      house.transaction(async (tx) => {
        // The update holds the charge, so that two refunds at once don't both find room.
        const charge = await tx
          .updateTable("sandbox_charges")
          .set((eb) => ({ refunded: eb.ref("refunded") }))
          .where("id", "=", Number(/^sbxch_(\d{1,9})$/.exec(chargeId)?.[1] ?? 0))
          .returning(["id", "amount", "currency", "refunded"])
          .executeTakeFirst();
        const before = await tx
          .selectFrom("sandbox_refunds")
          .select("id")
          .where("reference", "=", reference)
          .executeTakeFirst();
        if (before) return { ...done, refundId: `sbxre_${before.id}` };
        if (!charge || charge.currency !== currency) return refused("The charge is not known");
        if (!Number.isSafeInteger(amount) || amount <= 0) return refused("The amount is not valid");
        if (charge.refunded + amount > charge.amount) return refused("More than was charged can't be refunded");
        await tx
          .updateTable("sandbox_charges")
          .set({ refunded: charge.refunded + amount })
          .where("id", "=", charge.id)
          .execute();
        const { id } = await tx
          .insertInto("sandbox_refunds")
          .values({ reference, charge_id: charge.id, amount, created_at: house.now() })
          .returning("id")
          .executeTakeFirstOrThrow();
        return { ...done, refundId: `sbxre_${id}` };
      }),
    async forget(token) {
      await house.transaction((tx) => tx.deleteFrom("sandbox_tokens").where("token", "=", token).execute());
      return done;
    },
  };
}
