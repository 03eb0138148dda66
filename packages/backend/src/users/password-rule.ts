/** What is asked of a password that somebody chooses himself. */
const SHORTEST = 8;

/** Why a new password is none, or undefined. */
export function passwordProblem(password: string): string | undefined {
  if (password === "") return "You did not enter a new password";
  return [...password].length < SHORTEST ? "The new password is too short" : undefined;
}
