/** Runs once when the server starts, before it answers: a wrong configuration stops it with a sentence. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { ConfigurationError, env } = await import("./env.ts");
  const { watchConnections } = await import("./access/connection.ts");
  watchConnections();
  const { openStore } = await import("./store/store.ts");
  try {
    env();
    await openStore();
    const { startPostman } = await import("./access/postman.ts");
    startPostman();
  } catch (error) {
    const why =
      error instanceof ConfigurationError
        ? error.message
        : `The portal's database can't be opened: ${error instanceof Error ? error.message : error}`;
    console.error(`The portal can't start.\n${why}`);
    process.exit(1);
  }
}
