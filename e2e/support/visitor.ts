import { readFileSync } from "node:fs";
import { type IncomingHttpHeaders, type IncomingMessage, request } from "node:http";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { portalFolder } from "./portal-folder.ts";

type Reference = { filename: string; exportedName: string };

/** The ids under which Next runs server actions, as the build wrote them down. */
function actionId(key: string): string {
  const [file, name] = key.split("#");
  const build = join(portalFolder(), process.env.NEXT_DIST_DIR || ".next");
  const text = readFileSync(join(build, "server/server-reference-manifest.json"), "utf8");
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
  const source = readFileSync(join(portalFolder(), "src/app", file ?? ""), "utf8");
  const parameters = new RegExp(`export async function ${name}\\(([^)]*)\\)`).exec(source)?.[1] ?? "";
  return parameters.includes(",");
}

export type Answer = { status: number; location: string; body: string; headers: IncomingHttpHeaders };

type Sent = { method?: string; headers?: Record<string, string>; form?: FormData };

/** A form's fields; as a list, the same one may come twice. */
export type Fields = Record<string, string> | [name: string, value: string][];
const listOf = (fields: Fields) => (Array.isArray(fields) ? fields : Object.entries(fields));

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

  async #send(path: string, { method = "GET", headers = {}, form }: Sent): Promise<Answer> {
    // Written as fetch would, and sent on a connection of its own: one that was kept may be closed at any moment.
    const written = new Response(form ?? null);
    const body = Buffer.from(await written.arrayBuffer());
    const all: Record<string, string> = { ...headers, "content-length": String(body.length) };
    const type = written.headers.get("content-type");
    if (form && type) all["content-type"] = type;
    if (this.cookies.size > 0) all.cookie = this.cookie;
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      request(`${this.portal}${path}`, { method, headers: all, agent: false }, resolve).on("error", reject).end(body);
    });
    for (const line of answer.headers["set-cookie"] ?? []) this.#keep(line);
    const status = answer.statusCode ?? 0;
    // An action that leads elsewhere says so in a header of its own, and begins to send that page.
    const leads = answer.headers["x-action-redirect"];
    if (typeof leads === "string") {
      answer.on("error", () => {}).destroy();
      return { status: 303, location: leads, body: "", headers: answer.headers };
    }
    // A stream of events has no end of its own.
    if (/^text\/event-stream/.test(answer.headers["content-type"] ?? "")) {
      answer.on("error", () => {}).destroy();
      return { status, location: "", body: "", headers: answer.headers };
    }
    return { status, location: answer.headers.location ?? "", body: await text(answer), headers: answer.headers };
  }

  #keep(line: string): void {
    const [pair = "", ...attributes] = line.split("; ");
    const [name = "", ...value] = pair.split("=");
    const isGone = attributes.some((attribute) => /^(Max-Age=0|Expires=Thu, 01 Jan 1970)/i.test(attribute));
    if (isGone) this.cookies.delete(name);
    else this.cookies.set(name, value.join("="));
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.#send(path, { headers });
  }

  /** Runs a server action as Next's own scripts do. `key` is its file below src/app and its name. */
  act(key: string, page: string, fields: Fields, options: ActOptions = {}): Promise<Answer> {
    const body = new FormData();
    for (const [name, value] of listOf(fields)) body.append(`_1_${name}`, value);
    body.append("0", JSON.stringify(takesState(key) ? [{}, "$K1"] : ["$K1"]));
    const headers: Record<string, string> = { "next-action": actionId(key), accept: "text/x-component" };
    if (options.origin !== null) headers.origin = options.origin ?? this.portal;
    return this.#send(page, { method: "POST", form: body, headers: { ...headers, ...options.headers } });
  }

  /** Sends a server action's form as a browser without scripts does. */
  submit(key: string, page: string, fields: Fields, options: ActOptions = {}): Promise<Answer> {
    const form = new FormData();
    if (takesState(key)) {
      form.append("$ACTION_REF_1", "");
      form.append("$ACTION_1:0", JSON.stringify({ id: actionId(key), bound: "$@1" }));
      form.append("$ACTION_1:1", "[{}]");
    } else form.append(`$ACTION_ID_${actionId(key)}`, "");
    for (const [name, value] of listOf(fields)) form.append(name, value);
    const origin = options.origin === undefined ? this.portal : options.origin;
    const headers = { ...(origin === null ? {} : { origin }), ...options.headers };
    return this.#send(page, { method: "POST", form, headers });
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
