import fc from "fast-check";
import { expect, test } from "vitest";
import { savedAs } from "./content-disposition.ts";

test.each([
  ["plan.pdf", `attachment; filename="plan.pdf"; filename*=UTF-8''plan.pdf`],
  ["two words.txt", `attachment; filename="two words.txt"; filename*=UTF-8''two%20words.txt`],
  ["Überblick.pdf", `attachment; filename="U_berblick.pdf"; filename*=UTF-8''%C3%9Cberblick.pdf`],
  [
    'a";filename=evil.html',
    `attachment; filename="a__filename=evil.html"; filename*=UTF-8''a%22%3Bfilename%3Devil.html`,
  ],
  ["a\r\nSet-Cookie: x=1", `attachment; filename="a__Set-Cookie: x=1"; filename*=UTF-8''a__Set-Cookie%3A%20x%3D1`],
  ["../../etc/passwd", `attachment; filename=".._.._etc_passwd"; filename*=UTF-8''.._.._etc_passwd`],
  ["", `attachment; filename="file"; filename*=UTF-8''file`],
])("%j", (name, header) => {
  expect(savedAs(name)).toBe(header);
});

test("no name ends the value or the header", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 40 }), (name) => {
      expect(savedAs(name)).toMatch(/^attachment; filename="[^"\\\r\n]*"; filename\*=UTF-8''[A-Za-z0-9._~%-]*$/);
      expect(() => new Headers({ "Content-Disposition": savedAs(name) })).not.toThrow();
    }),
  );
});
