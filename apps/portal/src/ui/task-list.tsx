import type { ReactElement, ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";
import { Link } from "./link.tsx";
import { type Tone, toneState } from "./tone.ts";

export interface Task {
  key: string | number;
  tone: Tone;
  icon: IconName;
  /** "Invoice 1042 is 2 weeks overdue" */
  title: string;
  href: string;
  /** What follows if nothing is done. */
  detail?: ReactNode;
  /** One button. The most urgent task has the page's primary one. */
  action?: ReactNode;
}

/** What needs doing first. */
export function TaskList({ label, tasks }: { label: string; tasks: Task[] }): ReactElement {
  return (
    <ul className="card tasks" aria-label={label}>
      {tasks.map((task) => (
        <li key={task.key}>
          <span className="glyph" data-state={toneState(task.tone)}>
            <Icon name={task.icon} />
          </span>
          <span className="grow">
            <Link href={task.href}>
              <b>{task.title}</b>
            </Link>
            {task.detail && <small>{task.detail}</small>}
          </span>
          {task.action}
        </li>
      ))}
    </ul>
  );
}
