/** Whether an address's path can be read: a "%" has two digits behind it, and they make letters (UTF-8). */
export function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
