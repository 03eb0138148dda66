/** The WHMCS whose API reference this backend follows. */
export const version = { version: "9.0.0", canonicalversion: "9.0.0-release.1" };
