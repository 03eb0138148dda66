import { type Agent, type IncomingHttpHeaders, request } from "node:http";

export type Answer = { status: number; headers: IncomingHttpHeaders; text: string };

type Sent = { method?: string; headers?: Record<string, string>; body?: string; agent?: Agent | false };

/**
 * One request, with just these headers: `Origin` and `X-Forwarded-For` as the test will have them. It has a connection
 * of its own, unless an agent keeps some.
 */
export function send(url: string, { method = "GET", headers = {}, body, agent = false }: Sent = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent }, (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (chunk: string) => {
        text += chunk;
      });
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
      answer.on("error", reject);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

const unescaped = (text: string) =>
  text
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");

/** The hidden fields of the page's form that has a field of this name: React's own among them. */
export function hiddenFields(html: string, field: string): Record<string, string> {
  const form = (html.match(/<form[\s\S]*?<\/form>/g) ?? []).find((each) => each.includes(`name="${field}"`)) ?? "";
  const inputs = form.match(/<input[^>]*type="hidden"[^>]*>/g) ?? [];
  const attribute = (input: string, name: string) =>
    unescaped(new RegExp(`\\s${name}="([^"]*)"`).exec(input)?.[1] ?? "");
  return Object.fromEntries(inputs.map((input) => [attribute(input, "name"), attribute(input, "value")]));
}

const boundary = "----kraken-test";

/** A form as a browser without scripts sends it. */
export function multipart(fields: Record<string, string>): { headers: Record<string, string>; body: string } {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const body = `${parts.join("")}--${boundary}--\r\n`;
  return {
    headers: {
      "Content-Type": `multipart/form-data; boundary=${boundary}`,
      "Content-Length": String(Buffer.byteLength(body)),
    },
    body,
  };
}

/** Fills in and sends the form of a page, as a browser without scripts; `headers` go with it. */
export async function postForm(
  page: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const [first = ""] = Object.keys(fields);
  const { text } = await send(page, { headers: headers.Cookie ? { Cookie: headers.Cookie } : {} });
  const form = multipart({ ...hiddenFields(text, first), ...fields });
  const all = { Origin: new URL(page).origin, ...form.headers, ...headers };
  return send(page, { method: "POST", headers: all, body: form.body });
}
