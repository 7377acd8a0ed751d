import type * as z from 'zod/mini';

const modules = import.meta.glob<Record<string, unknown>>('../../src/contract/**/*.ts', {
  eager: true,
});

const isSchema = (value: unknown): value is z.core.$ZodType =>
  typeof value === 'object' && value !== null && '_zod' in value;

const exported = Object.values(modules).flatMap((module) => Object.entries(module));

/** Every schema of the contract by its name. */
export const schemas = new Map(
  exported.filter((entry): entry is [string, z.core.$ZodType] => isSchema(entry[1])),
);

/** Every other thing of the contract that is data: lists of codes, domain strings, limits. */
export const constants = new Map(
  exported.filter(([, value]) => !isSchema(value) && typeof value !== 'function'),
);
