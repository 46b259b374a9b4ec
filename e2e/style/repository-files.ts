/** The files that people write, for the tests of the house style. */
import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

export const root = join(import.meta.dirname, "..", "..");
const made = /(^|\/)(node_modules|dist|generated|test-results|playwright-report|\.git|\.cache|\.turbo)(\/|$)|^data(\/|$)/;

/** Paths relative to the root, `/`-separated, sorted. @param patterns glob */
export function filesMatching(...patterns: readonly string[]): string[] {
  return globSync([...patterns], { cwd: root, exclude: (path) => made.test(path) })
    .filter((path) => !made.test(path))
    .sort();
}

export const readText = (path: string): string => readFileSync(join(root, path), "utf8");

export interface ImportLine {
  readonly from: string;
  /** Path in the repository, or the name of a package (`zod`, `node:fs`). */
  readonly to: string;
  readonly isInside: boolean;
  readonly isTypeOnly: boolean;
  readonly isReExport: boolean;
}

const importPattern = /^[ \t]*(import|export)\s+(type\s+)?(?:[\w*\s{},$]*?\sfrom\s+)?["']([^"'\n]+)["']|\bimport\(\s*["']([^"'\n]+)["']\s*\)/gm;

/** Every import and re-export of a TypeScript source, resolved. */
export function importsOf(path: string, source: string = readText(path)): ImportLine[] {
  return [...source.matchAll(importPattern)].map(([, keyword, type, static_, dynamic]) => {
    const specifier = static_ ?? dynamic ?? "";
    const inside = resolveInside(path, specifier);
    return {
      from: path,
      to: inside ?? packageName(specifier),
      isInside: inside !== undefined,
      isTypeOnly: type !== undefined,
      isReExport: keyword === "export",
    };
  });
}

function resolveInside(path: string, specifier: string): string | undefined {
  if (specifier.startsWith(".")) return normalize(join(dirname(path), specifier));
  const shared = /^@pressbox\/shared\/(.+)$/.exec(specifier)?.[1];
  if (shared) return `shared/src/${shared}`;
  const prisma = /^@pressbox\/prisma\/(.+)$/.exec(specifier)?.[1];
  return prisma ? `prisma/${/^(sqlite|sqlserver)$/.test(prisma) ? `generated/${prisma}/client.ts` : prisma}` : undefined;
}

const packageName = (specifier: string): string =>
  specifier.startsWith("node:") ? specifier : specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
