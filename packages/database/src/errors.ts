/** A database that can't be used, said in a sentence for whoever runs Kraken. Never holds a password. */
export class DatabaseError extends Error {
  override readonly name = "DatabaseError";
}
