import encode from "qrcode-generator";
import type { ReactElement } from "react";

/** Modules of white around it that a scanner needs. (ISO/IEC 18004) */
const QUIET = 4;

/** A QR code as one drawing, dark on white whatever the theme, because not every scanner reads the reverse. */
export function QrCode({ value, label }: { value: string; label: string }): ReactElement {
  const code = encode(0, "M");
  code.addData(value);
  code.make();
  const size = code.getModuleCount();
  const path: string[] = [];
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < size; column += 1)
      if (code.isDark(row, column)) path.push(`M${column + QUIET} ${row + QUIET}h1v1h-1z`);
  const side = size + 2 * QUIET;
  return (
    <svg className="qr" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path className="qr-ground" d={`M0 0h${side}v${side}h-${side}z`} />
      <path d={path.join("")} />
    </svg>
  );
}
