/** What it promises, when that is there within so many milliseconds; else undefined, and it goes on for others. */
export function inTime<T>(promise: Promise<T>, milliseconds: number): Promise<T | undefined> {
  promise.catch(() => undefined);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, milliseconds, undefined).unref();
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
