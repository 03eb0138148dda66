import { accessSync, chmodSync, constants, statSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Failure } from "./failure.mjs";

const sentence = (file, why) =>
  `KRAKEN_START_INFO can't be ${file}: ${why}. Name a file in a folder that is there and that this user may write to.`;

/** Fails with a sentence when nothing can be written there; before anything is started. @param {string | undefined} file */
export function startInfoMustBeWritable(file) {
  if (!file) return;
  const folder = dirname(resolve(file));
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new Failure(sentence(file, `there is no folder ${folder}`));
  try {
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new Failure(sentence(file, `its folder can't be written to (${error.code})`));
  }
}

/** For programs that use what was started; it holds secrets, so only this user may read it. */
export function writeStartInfo(file, info) {
  try {
    writeFileSync(file, `${JSON.stringify(info, null, 2)}\n`, { mode: 0o600 });
    chmodSync(file, 0o600);
  } catch (error) {
    throw new Failure(sentence(file, `it can't be written (${error.code})`));
  }
}
