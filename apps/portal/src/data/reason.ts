import { ActionError, ConnectionError, ResponseError, TimeoutError, UnsupportedActionError } from "@kraken/sdk";

/** WHMCS's words for an action that the credential's role does not have. Some actions have "Permissions" in their name. */
export const isForbidden = (error: unknown) =>
  error instanceof ActionError && /permission|not allowed/i.test(error.message.replaceAll(error.action, ""));

/** What went wrong with a call, and what to do about it. */
export function reasonOf(error: unknown): string {
  if (error instanceof ActionError && /authentication failed/i.test(error.message))
    return "The credential is not accepted. Check API_IDENTIFIER and API_SECRET, and that the credential is not deleted.";
  if (error instanceof ActionError && /invalid ip/i.test(error.message))
    return "WHMCS does not take calls from this machine's address. Add it (IPv4 and IPv6) under API Security in WHMCS's general settings, or set API_ACCESS_KEY.";
  if (isForbidden(error)) return "The API role does not have this action. Add it to the role.";
  if (error instanceof UnsupportedActionError) return "This installation does not know the action. Update WHMCS.";
  if (error instanceof ActionError) return "It was refused. Check that API_ENDPOINT ends in /includes/api.php.";
  if (error instanceof TimeoutError) return "No answer came in time. Check the network, or raise API_TIMEOUT.";
  if (error instanceof ConnectionError) return connectionReason(error);
  if (error instanceof ResponseError)
    return "Something answers there, but not as WHMCS's API does. Check that API_ENDPOINT ends in /includes/api.php.";
  return "It failed for a reason that is not known here.";
}

function connectionReason(error: ConnectionError): string {
  const text = `${error.message} ${codeOf(error.cause)}`;
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME|SSL|TLS|certificate/i.test(text))
    return "The TLS certificate is not trusted or not for this name. Renew it, or name its authority in API_CA_FILE.";
  if (/ENOTFOUND|EAI_AGAIN/.test(text))
    return "The name in API_ENDPOINT is not known. Check it, and this machine's DNS.";
  return "Nothing answers there. Check API_ENDPOINT, the firewall, and that WHMCS runs.";
}

const codeOf = (cause: unknown): string =>
  typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : "";

/** The sentence for a STAFF_USERNAME that is none of WHMCS's admins; undefined when all is well. */
export function staffProblem(admins: readonly { username: string }[], username: string): string | undefined {
  if (admins.some((admin) => admin.username.toLowerCase() === username.toLowerCase())) return undefined;
  return "STAFF_USERNAME names no active admin of WHMCS's: the built-in owner can't write to tickets. Set it to an admin's username.";
}
