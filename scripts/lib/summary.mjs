/**
 * Lines of two or more columns, each as wide as its widest cell.
 * @param {string[][]} rows
 */
export function columns(rows) {
  const width = (index) => Math.max(...rows.map((row) => row[index]?.length ?? 0));
  return rows.map((row) => {
    const cells = row.map((cell, index) => cell.padEnd(width(index)));
    return cells.join("  ").trimEnd();
  });
}

/**
 * What a person needs to use what has been started.
 * @param {object} facts
 * @param {string} facts.portal
 * @param {string} facts.admin
 * @param {string} facts.endpoint
 * @param {Array<{ role: string, email: string, password: string, note?: string }>} facts.logins
 * @param {string | undefined} facts.adminPassword only when it was made up here
 * @param {string} facts.secretsFile
 * @param {string[]} facts.warnings
 * @param {string | undefined} [facts.problem] why nothing works yet, and what to do
 */
export function summary({ portal, admin, endpoint, logins, adminPassword, secretsFile, warnings, problem }) {
  const addresses = [
    ["Client portal", portal],
    ["Admin portal", admin],
    ["WHMCS API", endpoint],
  ];
  const people = logins.map(({ role, email, password, note }) => [role, email, password, note ?? ""]);
  if (adminPassword) people.push(["staff", "admin", adminPassword, `made for you; kept in ${secretsFile}`]);
  return [
    "",
    ...(problem
      ? ["Kraken runs, but it can't reach what it stands on:", `  ${problem}`, "  It looks again by itself."]
      : ["Kraken is ready."]),
    "",
    ...columns(addresses).map((line) => `  ${line}`),
    ...(people.length > 0 ? ["", "  Sign in with", ...columns(people).map((line) => `    ${line}`)] : []),
    ...warnings.flatMap((warning) => ["", `  ${warning}`]),
    "",
    "Ctrl-C stops it.",
    "",
  ].join("\n");
}
