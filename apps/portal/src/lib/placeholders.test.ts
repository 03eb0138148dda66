import { expect, test } from "vitest";
import { fillPlaceholders } from "./placeholders.ts";

const ines = { name: "Ines Fjord", email: "ines@fjord.example", number: "447101", signature: "Robin" };

test("a predefined reply's placeholders are filled, and what is not known stays to be seen", () => {
  expect(fillPlaceholders("Hello [FIRSTNAME] ([NAME], [EMAIL]),\r\n[TICKETID] [ORDER]\r\n[SIGNATURE]", ines)).toBe(
    "Hello Ines (Ines Fjord, ines@fjord.example),\n447101 [ORDER]\nRobin",
  );
  const nobody = { name: "", email: "", number: "", signature: "" };
  expect(fillPlaceholders("Hello [NAME] [FIRSTNAME] [SIGNATURE]", nobody)).toBe("Hello [NAME] [FIRSTNAME] [SIGNATURE]");
  // What is put in is text: it is not filled again.
  expect(fillPlaceholders("[NAME]", { ...ines, name: "[EMAIL] $& $1" })).toBe("[EMAIL] $& $1");
});
