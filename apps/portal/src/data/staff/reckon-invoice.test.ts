import { describe, expect, it } from "vitest";
import {
  balanceAfterPayment,
  balanceAfterRefund,
  differencesIn,
  paidOf,
  type Reckoned,
  totalsOf,
} from "./reckon-invoice.ts";

const invoice = (more: Partial<Reckoned> = {}): Reckoned => ({
  status: "Unpaid",
  subtotal: "100.00",
  taxes: [{ amount: "19.00" }],
  total: "109.00",
  credit: "10.00",
  balance: "79.00",
  lines: [{ amount: "60.00" }, { amount: "40.00" }],
  transactions: [
    { in: "40.00", out: "0.00" },
    { in: "0.00", out: "10.00" },
  ],
  ...more,
});

describe("an invoice's figures", () => {
  it("agree with its lines, credit and payments", () => {
    expect(differencesIn(invoice())).toEqual([]);
    expect(paidOf(invoice())).toBe("30.00");
  });

  it("agree where the lines have the taxes in them", () => {
    const inclusive = invoice({ lines: [{ amount: "119.00" }] });
    expect(differencesIn(inclusive)).toEqual([]);
  });

  it("are named one by one where they do not", () => {
    expect(differencesIn(invoice({ balance: "78.99" }))).toEqual([
      { what: "balance", reckoned: "79.00", told: "78.99" },
    ]);
    expect(differencesIn(invoice({ lines: [{ amount: "99.99" }] }))).toEqual([
      { what: "subtotal", reckoned: "99.99", told: "100.00" },
    ]);
    expect(differencesIn(invoice({ total: "119.00" }))).toEqual([
      { what: "total", reckoned: "109.00", told: "119.00" },
    ]);
  });
});

describe("what lines come to", () => {
  const profile = { rate: "19", rate2: "0", compound: false, inclusive: false };

  it("has each line's taxes rounded for itself, and none where none is", () => {
    const lines = [
      { amount: "0.03", taxed: true },
      { amount: "0.03", taxed: true },
      { amount: "5.00", taxed: false },
    ];
    expect(totalsOf(lines, profile)).toEqual({ subtotal: "5.06", tax: "0.02", tax2: "0.00", total: "5.08" });
  });

  it("takes inclusive taxes out of the lines, and lets discounts be below 0", () => {
    const lines = [
      { amount: "119.00", taxed: true },
      { amount: "-11.90", taxed: true },
    ];
    expect(totalsOf(lines, { ...profile, inclusive: true })).toEqual({
      subtotal: "90.00",
      tax: "17.10",
      tax2: "0.00",
      total: "107.10",
    });
  });
});

describe("what is left afterwards", () => {
  it("is less by a payment, and never below 0", () => {
    expect(balanceAfterPayment(invoice(), "9.00")).toBe("70.00");
    expect(balanceAfterPayment(invoice(), "100.00")).toBe("0.00");
  });

  it("is more by what is given back, and by the credit where nothing is left paid", () => {
    const paid = invoice({ status: "Paid", balance: "0.00", transactions: [{ in: "109.00", out: "0.00" }] });
    expect(balanceAfterRefund(paid, "9.00")).toBe("9.00");
    expect(balanceAfterRefund(paid, "109.00")).toBe("119.00");
  });
});
