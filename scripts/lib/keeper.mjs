/**
 * A shell's script that stands between us and a server: it runs it, and when our end of the pipe closes (we stopped it,
 * or were killed) stops it and removes the folder that KEEPER_FOLDER names. So no server and no folder outlives a run.
 * @param {string} signal that stops the server: QUIT, TERM
 */
export const keeperScript = (signal) => `
  exec 3<&0
  "$@" 3<&- &
  server=$!
  ( cat <&3 >/dev/null; kill -${signal} $server 2>/dev/null ) &
  wait $server
  rm -rf "$KEEPER_FOLDER"
`;
