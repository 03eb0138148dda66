import fc from "fast-check";
import { expect, test } from "vitest";
import { nameByContent } from "./file-kind.ts";

const bytes = (...parts: (string | number)[]) =>
  new Uint8Array(
    Buffer.concat(parts.map((part) => (typeof part === "number" ? Buffer.of(part) : Buffer.from(part, "latin1")))),
  );

const png = bytes(0x89, "PNG\r\n", 0x1a, "\n", "rest");
const jpg = bytes(0xff, 0xd8, 0xff, 0xe0, "rest");
const gif = bytes("GIF89a", "rest");
const webp = bytes("RIFF", 1, 2, 3, 4, "WEBPVP8 ");
const pdf = bytes("%PDF-1.7\n");
const text = bytes("12:01 error: no space left\n");

test.each([
  ["shot.png", png, "shot.png"],
  ["photo.jpg", jpg, "photo.jpg"],
  ["photo.JPEG", jpg, "photo.jpeg"],
  ["a.gif", gif, "a.gif"],
  ["a.webp", webp, "a.webp"],
  ["bill.pdf", pdf, "bill.pdf"],
  ["error.log", text, "error.log"],
  ["list.csv", bytes("a;b\n1;2\n"), "list.csv"],
  ["año.txt", new TextEncoder().encode("Überblick €"), "año.txt"],
  // The name is made to say what it is, and a path or a second extension is taken out of it.
  ["shot.jpg", png, "shot.png"],
  ["shot", png, "shot.png"],
  ["shell.php", png, "shell.png"],
  ["shell.php.png", png, "shell_php.png"],
  ["page.html", gif, "page.gif"],
  ["page.svg", gif, "page.gif"],
  ["shot.png\0.php", png, "shot_png_.png"],
  ["../../etc/cron.d/x.png", png, "x.png"],
  ["C:\\Users\\me\\x.png", png, "x.png"],
  [".htaccess", png, "file.png"],
  ["...png", png, "file.png"],
  [`${"n".repeat(300)}.png`, png, `${"n".repeat(100)}.png`],
  ['<img src=x onerror="alert(1)">.png', png, "_img src=x onerror=_alert(1)__.png"],
])("%j is sent as %s", (name, data, sent) => {
  expect(nameByContent(name, data)).toBe(sent.replace(/^_img/, "img"));
});

test.each([
  ["page.html", bytes("<!doctype html><script>alert(1)</script>")],
  ["page.txt", bytes("<!doctype html><script>alert(1)</script>")],
  ["page.txt", bytes("\n  <script>alert(1)</script>")],
  ["logo.svg", bytes('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
  ["logo.txt", bytes('<?xml version="1.0"?><svg onload="alert(1)"/>')],
  ["logo.png", bytes('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ["shell.php", bytes("<?php system($_GET[0]);")],
  ["script.js", bytes("alert(1)")],
  ["run.sh", bytes("#!/bin/sh\n")],
  ["setup.exe", bytes("MZ", 0x90, 0)],
  ["setup.png", bytes("MZ", 0x90, 0)],
  ["lib.so", bytes(0x7f, "ELF")],
  ["bomb.zip", bytes("PK", 3, 4)],
  ["notes.docx", bytes("PK", 3, 4)],
  ["app.jar", bytes("PK", 3, 4)],
  ["a.tar.gz", bytes(0x1f, 0x8b, 8)],
  ["a.rar", bytes("Rar!", 0x1a, 7)],
  ["a.7z", bytes("7z", 0xbc, 0xaf, 0x27, 0x1c)],
  ["old.doc", bytes(0xd0, 0xcf, 0x11, 0xe0)],
  ["clip.mp4", bytes(0, 0, 0, 0x18, "ftypmp42")],
  ["song.mp3", bytes("ID3", 4)],
  ["movie.swf", bytes("CWS", 9)],
  ["a.bmp", bytes("BM", 0, 0)],
  ["a.tiff", bytes("II", 0x2a, 0)],
  ["a.ico", bytes(0, 0, 1, 0)],
  ["a.wasm", bytes(0, "asm", 1)],
  ["a.html.txt", bytes("text", 0, "more")],
  ["wide.txt", bytes(0xff, 0xfe, "a", 0)],
  ["broken.txt", bytes(0xc3, 0x28)],
  ["late.pdf", bytes("junk %PDF-1.7")],
  ["short.png", bytes(0x89, "PN")],
])("%s with such content is not taken", (name, data) => {
  expect(nameByContent(name, data)).toBeUndefined();
});

test("whatever the name is, what is sent has one dot, one extension and no path", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (name) => {
      expect(nameByContent(name, png)).toMatch(/^[^./\\:<>|"*?\p{Cc}]+\.png$/u);
    }),
  );
});
