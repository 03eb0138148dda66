/**
 * Begins to measure, for an answer whose time must not tell what was found. The function that it returns waits until a
 * whole number of steps has passed: what takes less than a step takes one.
 * @param step milliseconds; longer than the slower of the two ways usually takes
 */
export function evenTime(step: number): () => Promise<void> {
  const began = performance.now();
  return () => {
    const passed = performance.now() - began;
    const rest = Math.max(1, Math.ceil(passed / step)) * step - passed;
    return new Promise((resolve) => setTimeout(resolve, rest));
  };
}
