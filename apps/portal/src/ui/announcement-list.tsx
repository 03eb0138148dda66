import type { ReactElement, ReactNode } from "react";
import { Link } from "./link.tsx";

export interface Announcement {
  key: string | number;
  title: string;
  href: string;
  /** Its first sentence. */
  summary?: ReactNode;
  date: ReactNode;
}

/** News, newest first. */
export function AnnouncementList({ announcements }: { announcements: Announcement[] }): ReactElement {
  return (
    <ul className="timeline">
      {announcements.map((announcement) => (
        <li key={announcement.key}>
          <div>
            <Link href={announcement.href}>
              <b>
                <bdi>{announcement.title}</bdi>
              </b>
            </Link>
            <small>
              <bdi>{announcement.summary}</bdi> {announcement.date}
            </small>
          </div>
        </li>
      ))}
    </ul>
  );
}
