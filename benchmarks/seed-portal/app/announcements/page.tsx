import { cached } from "../cached.ts";
import { Table } from "../table.tsx";

// Asked for by everybody who comes, and never made at build time.
export const dynamic = "force-dynamic";

export default async function Announcements() {
  const news = await cached("GetAnnouncements", { limitnum: 25 }, "announcements");
  return (
    <main>
      <nav>Kraken Hosting</nav>
      <Table title="Announcements" rows={news.announcements?.announcement} fields={["date", "title", "announcement"]} />
    </main>
  );
}
