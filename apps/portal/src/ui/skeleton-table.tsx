import type { ReactElement } from "react";
import { styleOf } from "./style-of.ts";

/** The widths of the bars, row after row, so that they look like words. */
const widths = [9, 7, 11, 8, 10];

/** A table that is still to come. */
export function SkeletonTable({
  label,
  rows = 5,
  columns = 4,
}: {
  label: string;
  rows?: number;
  columns?: number;
}): ReactElement {
  return (
    <div className="skel-wait" aria-busy="true">
      <table className="table" aria-hidden="true">
        <tbody>
          {Array.from({ length: rows }, (_, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike
            <tr key={row}>
              {Array.from({ length: columns }, (_, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as are the cells
                <td key={column} className={column === 0 ? "t-title" : column < columns - 1 ? "t-hide" : "t-status"}>
                  <span
                    className="skel"
                    style={styleOf({ "--w": `${column === 0 ? (widths[row % 5] ?? 9) : 4.5}rem` })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <span className="sr" role="status">
        {label}
      </span>
    </div>
  );
}
