/**
 * What a browser is told about each answer. Pure functions: src/proxy.ts and next.config.ts send what they make.
 * Content Security Policy Level 3, with a nonce and 'strict-dynamic'.
 */

/** On everything, files included. X-Frame-Options says what frame-ancestors says, to old browsers. */
export const everywhere = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "X-Frame-Options": "DENY",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy":
    "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), " +
    "magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(self), screen-wake-lock=(), usb=()",
} as const;

/** What is a person's is kept by nobody in between, nor by his browser once he has left. */
export const keptByNobody = "private, no-store";

/** Two years. Only ever sent by an installation that people reach by https. */
export const strictTransport = "max-age=63072000";

type Directives = Record<string, readonly string[]>;

const written = (directives: Directives): string =>
  Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(" "))
    .join("; ");

export interface PagePolicy {
  nonce: string;
  /** Origins to which a form may lead beside this site: an OpenID provider that signs people in. */
  formTargets?: readonly string[] | undefined;
  /** Development compiles in the browser, and speaks with its server by a socket. */
  development?: boolean | undefined;
}

/**
 * The policy of a page. Scripts need the nonce, which they pass on to what they load. Elements' own style attributes
 * are allowed: React writes them, and what people write has none.
 */
export function pagePolicy({ nonce, formTargets = [], development = false }: PagePolicy): string {
  const own = `'nonce-${nonce}'`;
  return written({
    "default-src": ["'none'"],
    "script-src": [own, "'strict-dynamic'", ...(development ? ["'unsafe-eval'"] : [])],
    "style-src": ["'self'", ...(development ? ["'unsafe-inline'"] : [own])],
    "style-src-attr": ["'unsafe-inline'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'", ...(development ? ["ws:"] : [])],
    "frame-src": ["'self'"],
    "manifest-src": ["'self'"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'", ...formTargets],
    "frame-ancestors": ["'none'"],
  });
}

/** The policy of what is no page: answers for programs, files that somebody sent. Nothing in it may do anything. */
export const inertPolicy = written({
  "default-src": ["'none'"],
  "base-uri": ["'none'"],
  "form-action": ["'none'"],
  "frame-ancestors": ["'none'"],
  sandbox: [],
});

/** What stands when no policy of its own was made for an answer. */
export const leastPolicy = written({
  "object-src": ["'none'"],
  "base-uri": ["'none'"],
  "form-action": ["'self'"],
  "frame-ancestors": ["'none'"],
});
