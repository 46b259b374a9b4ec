import { existsSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";
import { filesMatching, readText, root } from "./repository-files.ts";

const pages = filesMatching("*.md", "docs/**/*.md");
const topLevel = /^(admin-ui|admin-api|prisma|shared|e2e|docs|\.ci|\.github)\//;

/** Backticked words that look like a path of the repository; patterns (`*`, `<…>`, `…`, `{…}`) are left alone, as is what setup makes. */
function pathsIn(text: string): string[] {
  return [...text.matchAll(/`([\w@./-]+)`/g)]
    .map((match) => match[1]!)
    .filter((path) => topLevel.test(path) && !/\/(dist|generated|node_modules)(\/|$)/.test(path) && !/results\.json$/.test(path));
}

/** Relative targets of markdown links and pictures, without their anchors. */
function linksIn(text: string): string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1]!.split("#")[0]!).filter((target) => target !== "" && !/^[a-z]+:/.test(target));
}

describe("the documentation", () => {
  test.each(pages)("%s names only paths that exist, and links only to pages that exist", (page) => {
    const text = readText(page).replaceAll(/^```[\s\S]*?^```/gm, "");
    expect(pathsIn(text).filter((path) => !existsSync(join(root, path)))).toEqual([]);
    expect(linksIn(text).filter((target) => !existsSync(join(root, normalize(join(dirname(page), target)))))).toEqual([]);
  });

  test("comments in the code point at pages that exist", () => {
    const sources = filesMatching("{shared,prisma,admin-api,admin-ui,e2e}/**/*.{ts,tsx,prisma,vcl}", "*.mjs", "compose.yaml", "Dockerfile");
    const missing = sources.flatMap((source) =>
      [...readText(source).matchAll(/\bdocs\/[\w./-]+\.md\b/g)]
        .map(([path]) => path)
        .flatMap((path) => (existsSync(join(root, path)) ? [] : `${source} → ${path}`)),
    );
    expect(missing).toEqual([]);
  });

  test("every decision says its context, options, decision, consequences and status, and has a number of its own", () => {
    const decisions = filesMatching("docs/decisions/*.md");
    const numbers = decisions.map((path) => /\/(\d{4})-[a-z0-9-]+\.md$/.exec(path)?.[1]);
    expect(numbers).not.toContain(undefined);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const path of decisions)
      for (const heading of ["Context", "Options", "Decision", "Consequences", "Status"])
        expect(readText(path), path).toMatch(new RegExp(`^(#+ |\\*\\*)?${heading}`, "m"));
  });

  test("the page of settings and the reader of settings name the same environment variables", () => {
    const source = readText("admin-api/src/platform/config.ts");
    const read = [...source.slice(source.indexOf("environmentSchema"), source.indexOf("export interface Config")).matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map(
      ([, name]) => name!,
    );
    const page = readText("docs/operations/configuration.md");
    const server = page.slice(page.indexOf("## The product"), page.indexOf("## Tools and tests"));
    const documented = [...server.matchAll(/^\| `([A-Z][A-Z0-9_]+)` \|/gm)].map(([, name]) => name!);
    expect(read.length).toBeGreaterThan(10);
    expect(documented.sort()).toEqual(read.sort());
  });
});
