"use client";

import { Crash } from "../crash.tsx";

/** Inside the frame, which stands: only the page failed. */
export default Crash;
