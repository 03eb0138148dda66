/** Ways to pay to choose among, with the one that it has. */
export const methodOptions = (
  methods: ReadonlyMap<string, string>,
  now: string,
): { value: string; label: string }[] => [
  ...[...methods].map(([value, label]) => ({ value, label })),
  ...(now === "" || methods.has(now) ? [] : [{ value: now, label: now }]),
];
