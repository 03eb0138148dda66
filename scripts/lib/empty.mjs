// Stands for a module that has nothing to say outside its own place; see the alias in vitest.config.ts.
export {};
