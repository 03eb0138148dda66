/** Stands for what `npm start` makes when it is not given, where only the rest is looked at. */
export const madeAtStart = {
  JWT_SECRET: "j".repeat(32),
  ADMIN_JWT_SECRET: "a".repeat(32),
  ADMIN_PASSWORD: "p".repeat(32),
};
