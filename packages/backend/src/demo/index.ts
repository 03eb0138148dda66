export { type DemoOptions, isDemoHalfMade, seedDemo } from "./seed.ts";
