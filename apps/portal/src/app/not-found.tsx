import type { Metadata } from "next";
import { words } from "../messages/words.ts";
import { NotFoundWords } from "./not-found-words.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words();
  return { title: t("common.notFound.title") };
}

/** An address that leads nowhere. */
export default function NotFound() {
  return (
    <main>
      <NotFoundWords />
    </main>
  );
}
