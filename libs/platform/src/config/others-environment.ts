/** The environment of this process for a program that is not ours. How we tell the C library to keep memory (docs/decisions/0074-memory-that-is-given-back.md) is nothing for those that have their own way with it. */
export const othersEnvironment = (): NodeJS.ProcessEnv => Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('MALLOC_')));
