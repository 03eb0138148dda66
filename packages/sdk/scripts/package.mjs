// npm run build -w packages/sdk: from the compiled sources, the package that others install. It is put together in
// dist/package, apart from what this workspace itself imports, with the contract inside: `npm pack` there makes the
// tarball.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const sdk = fileURLToPath(new URL("..", import.meta.url));
const contract = join(sdk, "../contract");
const target = join(sdk, "dist/package");
const home = { sdk: join(sdk, "dist"), contract: join(contract, "dist") };

const CONTRACT = "@kraken/contract";
const specifier = /(\b(?:from|import)\s*\(?\s*)"([^"]+)"/g;
const json = (path) => JSON.parse(readFileSync(path, "utf8"));

/** Where a file of one of the two packages stands in the target. */
const placeOf = (file) =>
  file.startsWith(home.contract)
    ? join(target, "dist/contract", relative(home.contract, file))
    : join(target, "dist", relative(home.sdk, file));

/** Copies a file and everything that it imports, with the contract's name led to its place. */
function take(file, taken = new Set()) {
  if (taken.has(file)) return;
  taken.add(file);
  const found = [];
  const source = readFileSync(file, "utf8");
  const led = source.replace(specifier, (whole, before, name) => {
    const isContract = name === CONTRACT;
    if (!isContract && !name.startsWith(".")) return whole;
    const imported = isContract ? join(home.contract, "index.js") : join(dirname(file), name);
    const real = file.endsWith(".d.ts") ? imported.replace(/\.(js|ts)$/, ".d.ts") : imported;
    found.push(real);
    return isContract ? `${before}"./contract/index.js"` : whole;
  });
  const place = placeOf(file);
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, led.replace(/^\/\/# sourceMappingURL=.*\n?/gm, ""));
  for (const next of found) take(next, taken);
}

rmSync(target, { recursive: true, force: true });
if (!existsSync(join(home.sdk, "index.js"))) throw new Error("Compile first: npm run build -w packages/sdk");
take(join(home.sdk, "index.js"));
take(join(home.sdk, "index.d.ts"));

const {
  private: _private,
  scripts: _scripts,
  dependencies,
  exports: _exports,
  ...own
} = json(join(sdk, "package.json"));
const { [CONTRACT]: _contract, ...rest } = dependencies;
const manifest = {
  ...own,
  engines: { node: ">=20.19" },
  exports: { ".": { types: "./dist/index.d.ts", default: "./dist/index.js" } },
  types: "./dist/index.d.ts",
  files: ["dist"],
  sideEffects: false,
  dependencies: { ...rest, ...json(join(contract, "package.json")).dependencies },
};
writeFileSync(join(target, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
cpSync(join(sdk, "README.md"), join(target, "README.md"));
cpSync(join(sdk, "../../LICENSE"), join(target, "LICENSE"));
console.log(`Made ${relative(process.cwd(), target)}: npm pack there makes the tarball.`);
