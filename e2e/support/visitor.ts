import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const inRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

type Reference = { filename: string; exportedName: string };

/** The ids under which Next runs server actions, as the build wrote them down. */
function actionId(key: string): string {
  const [file, name] = key.split("#");
  const text = readFileSync(
    inRoot(`apps/portal/${process.env.NEXT_DIST_DIR || ".next"}/server/server-reference-manifest.json`),
    "utf8",
  );
  const { node } = JSON.parse(text) as { node: Record<string, Reference> };
  const found = Object.entries(node).find(
    ([, entry]) => entry.filename.endsWith(`src/app/${file}`) && entry.exportedName === name,
  );
  if (!found) throw new Error(`The build has no server action ${key}`);
  return found[0];
}

/** Form actions take the form alone, or the state before it and the form. */
function takesState(key: string): boolean {
  const [file, name] = key.split("#");
  const source = readFileSync(inRoot(`apps/portal/src/app/${file}`), "utf8");
  const parameters = new RegExp(`export async function ${name}\\(([^)]*)\\)`).exec(source)?.[1] ?? "";
  return parameters.includes(",");
}

export type Answer = { status: number; location: string; body: string; headers: Headers };

export type ActOptions = {
  /** Null sends none. The portal's own when left out. */
  origin?: string | null;
  headers?: Record<string, string>;
};

/** Somebody with a cookie jar and no browser: asks for pages, and posts to server actions whatever he likes. */
export class Visitor {
  readonly portal: string;
  readonly cookies = new Map<string, string>();

  constructor(portal: string) {
    this.portal = portal;
  }

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  async #send(path: string, init: RequestInit): Promise<Answer> {
    const headers = new Headers(init.headers);
    if (this.cookies.size > 0) headers.set("cookie", this.cookie);
    const answer = await fetch(`${this.portal}${path}`, { ...init, headers, redirect: "manual" });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = "", ...attributes] = line.split("; ");
      const [name = "", ...value] = pair.split("=");
      if (attributes.some((attribute) => /^(Max-Age=0|Expires=Thu, 01 Jan 1970)/i.test(attribute)))
        this.cookies.delete(name);
      else this.cookies.set(name, value.join("="));
    }
    // An action that leads elsewhere says so in a header of its own.
    const location = answer.headers.get("location") ?? answer.headers.get("x-action-redirect") ?? "";
    return { status: answer.status, location, body: await answer.text(), headers: answer.headers };
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.#send(path, { headers });
  }

  /** Runs a server action as Next's own scripts do. `key` is its file below src/app and its name. */
  act(key: string, page: string, fields: Record<string, string>, options: ActOptions = {}): Promise<Answer> {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(`_1_${name}`, value);
    body.append("0", JSON.stringify(takesState(key) ? [{}, "$K1"] : ["$K1"]));
    const headers: Record<string, string> = { "next-action": actionId(key), accept: "text/x-component" };
    if (options.origin !== null) headers.origin = options.origin ?? this.portal;
    return this.#send(page, { method: "POST", body, headers: { ...headers, ...options.headers } });
  }

  async signIn(login: { email: string; password: string }): Promise<this> {
    await this.act("login/actions.ts#signIn", "/login", login);
    return this;
  }

  /** Without an e-mail address as the built-in owner. */
  async signInAsStaff(password: string, email = ""): Promise<this> {
    await this.act("admin/login/actions.ts#signIn", "/admin/login", { email, password });
    return this;
  }
}
