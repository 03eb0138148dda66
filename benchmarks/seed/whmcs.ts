// biome-ignore-all lint/suspicious/noExplicitAny: kept as the specification writes it
// biome-ignore-all lint/style/useNodejsImportProtocol: kept as the specification writes it

/**
 * The seed arm: the specification's own wrapper, as it is written there. Benchmarks compare with it, and nothing else
 * may use it: parameters can replace `action` and `secret`, each call opens a connection of its own, and an error holds
 * the credentials. Only the first lines, which the specification leaves to the reader, are ours.
 */
import { createRequire } from "node:module";
import axios from "axios";

const require = createRequire(import.meta.url);
const { API_IDENTIFIER = "", API_SECRET = "", API_ENDPOINT: API_URL = "" } = process.env;

export const whmcsApi = async (action: string, params: any = {}) => {
  const postData = {
    identifier: API_IDENTIFIER,
    secret: API_SECRET,
    action: action,
    responsetype: "json",
    ...params,
  };

  try {
    const response = await axios.post(API_URL, new URLSearchParams(postData as any).toString(), {
      headers: {
        "Content-Type": "application/x-www-form-urlencoded",
      },
      httpsAgent: new (require("https").Agent)({
        rejectUnauthorized: process.env.ALLOW_INSECURE_SSL !== "true",
      }),
      timeout: parseInt(process.env.API_TIMEOUT || "30000", 10),
    });

    if (response.data.result === "error") {
      throw new Error(response.data.message || `WHMCS API Error: ${action}`);
    }

    return response.data;
  } catch (error: any) {
    console.error(`WHMCS API Error [${action}]:`, error.response?.data || error.message);
    throw error;
  }
};
