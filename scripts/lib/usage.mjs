/**
 * What every command does with its arguments before it begins: --help (or -h) prints what it does and ends it, and what
 * it does not know is refused, so that nothing is started by a slip.
 * @param {string[]} args
 * @param {{ help: string, options?: readonly string[], names?: boolean }} command
 *   options: those that it has. names: whether it takes words besides
 */
export function readUsage(args, { help, options = [], names = false }) {
  if (args.includes("--help") || args.includes("-h")) {
    console.log(help.trim());
    process.exit(0);
  }
  const unknown = args.find((each) => (each.startsWith("-") ? !options.includes(each.split("=")[0]) : !names));
  if (unknown === undefined) return;
  const what = unknown.startsWith("-")
    ? `There is no option ${unknown.split("=")[0]}.`
    : `“${unknown}” is not understood.`;
  console.error(`${what}\n\n${help.trim()}`);
  process.exit(2);
}
