import { expect, test, vi } from "vitest";
import { passwordProblem } from "./password-rules.ts";

vi.mock("../env.ts", () => ({ env: () => ({ PASSWORD_MIN_LENGTH: 12, BRAND_NAME: "Kraken Hosting" }) }));

const known = ["ines.falk@fjordandfell.example", "Ines", "Falk"];

test.each([
  ["elevenchars", "short"],
  ["ñandúñandú", "short"],
  ["x".repeat(257), "long"],
  ["123456789012", "common"],
  ["098765432109", "common"],
  ["passwordpassword", "common"],
  ["password1234", "common"],
  ["PassWord!2024", "common"],
  ["!!!qwerty!!!!", "common"],
  ["qwertyuiopas", "common"],
  ["abcdefghijklm", "common"],
  ["zyxwvutsrqpo", "common"],
  ["aaaaaaaaaaaa", "common"],
  ["abcabcabcabc", "common"],
  ["!1?2!3%4&5/6", "common"],
  ["ines.falk@fjordandfell.example", "personal"],
  ["INES.FALK@fjordandfell.example", "personal"],
  ["ines.falk1234", "personal"],
  ["fjordandfell.example1", "personal"],
  ["Kraken Hosting 1", "personal"],
] as const)("%s is %s", (password, problem) => {
  expect(passwordProblem(password, known)).toBe(problem);
});

test.each([
  "three herons on a pier",
  "korrekt-pferd-batterie",
  "vK2#mq81-Lw0z",
  "ines likes cold mornings best",
  "пароль для портала",
  "        a lot of room        ",
])("%s is taken", (password) => {
  expect(passwordProblem(password, known)).toBeUndefined();
});

test("what is too short to be known by is in no password's way", () => {
  expect(passwordProblem("jo.jo-jo+jo/jo", ["Jo"])).toBeUndefined();
  expect(passwordProblem("joan.joan-joan+joan", ["Joan"])).toBe("personal");
});
