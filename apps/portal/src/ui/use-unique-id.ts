import { useId } from "react";

/**
 * As useId, for parts that run on the server. There React numbers the ids anew in every answer, and a layout stays in
 * the document while the pages in it come in later answers: their ids would meet.
 */
export function useUniqueId(): string {
  const id = useId();
  return id.startsWith("_S_") ? `${id}${crypto.randomUUID().slice(0, 8)}` : id;
}
