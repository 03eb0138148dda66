import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type Certificate = { key: string; cert: string };

const CURVE = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];

/** A certificate authority that lives as long as the test, and what it signs. Needs the openssl command. */
export function createAuthority() {
  const folder = mkdtempSync(join(tmpdir(), "kraken-sdk-tls-"));
  const file = (name: string) => join(folder, name);
  const read = (name: string) => readFileSync(file(name), "utf8");

  function openssl(...parts: string[]) {
    try {
      execFileSync("openssl", parts, { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
    } catch (cause) {
      const missing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
      throw new Error(
        missing ? "These tests need the openssl command (Debian: apt-get install openssl)" : String(cause),
      );
    }
  }

  const subject = ["-subj", "/CN=Kraken test authority"];
  openssl("req", "-x509", ...CURVE, ...subject, "-days", "2", "-keyout", "ca.key", "-out", "ca.pem");

  return {
    /** PEM text of the authority's own certificate. */
    ca: read("ca.pem"),
    /** A certificate for the names ("DNS:localhost", "IP:127.0.0.1"). One of -1 days ended yesterday. */
    sign(names: string[], days = 2): Certificate {
      writeFileSync(file("names"), `subjectAltName=${names.join(",")}\n`);
      openssl(
        "req",
        "-new",
        ...CURVE,
        "-subj",
        "/CN=Kraken test server",
        "-keyout",
        "server.key",
        "-out",
        "server.csr",
      );
      const authority = ["-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial"];
      openssl(
        "x509",
        "-req",
        "-in",
        "server.csr",
        ...authority,
        "-days",
        `${days}`,
        "-extfile",
        "names",
        "-out",
        "server.pem",
      );
      return { key: read("server.key"), cert: read("server.pem") };
    },
    /** A certificate that vouches for itself. */
    selfSigned(names: string[]): Certificate {
      const parts = ["-subj", "/CN=Kraken self", "-addext", `subjectAltName=${names.join(",")}`, "-days", "2"];
      openssl("req", "-x509", ...CURVE, ...parts, "-keyout", "self.key", "-out", "self.pem");
      return { key: read("self.key"), cert: read("self.pem") };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
