import { readFileSync } from "node:fs";

type Login = { role: string; email: string; password: string };
type StartInfo = {
  portal: string;
  adminPassword: string;
  logins: Login[];
  endpoint: string;
  identifier: string;
  secret: string;
};

/** What the global set-up wrote about the system under test. */
export function system(): StartInfo {
  return JSON.parse(readFileSync(process.env.KRAKEN_START_INFO ?? "", "utf8"));
}

/** The demo's client with that address. */
export function clientLogin(email: string): Login {
  const found = system().logins.find((login) => login.email === email);
  if (!found) throw new Error(`The demo has no ${email}`);
  return found;
}
