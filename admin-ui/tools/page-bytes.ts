/**
 * How much JavaScript a page loads, gzip, out of Vite's manifest: the chunks that the browser must have before the page stands, with what they
 * import, and the texts of the page's namespaces in English. docs/decisions/0081-two-entries-one-page.md
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

interface ManifestChunk {
  readonly file: string;
  readonly imports?: readonly string[];
}
type Manifest = Readonly<Record<string, ManifestChunk>>;

/** A page: modules that are asked for one after the other, and its texts. */
export interface PageOfBudget {
  readonly name: string;
  readonly modules: readonly string[];
  readonly namespaces: readonly string[];
  /** KB of the budgets are thousands of bytes. */
  readonly budgetBytes: number;
}

const application = ["src/main.ts", "src/app/start-application.tsx"];
const frameTexts = ["app", "ui", "platform"];

export const pagesOfBudget: readonly PageOfBudget[] = [
  { name: "sign-in", modules: ["src/main.ts", "src/identity/start-sign-in.tsx"], namespaces: ["identity", "platform"], budgetBytes: 150_000 },
  { name: "list", modules: [...application, "src/entries/pages/content-list-page.tsx"], namespaces: [...frameTexts, "entries"], budgetBytes: 250_000 },
  {
    name: "editor",
    modules: [...application, "src/app/entry-workspace/entry-workspace-page.tsx"],
    namespaces: [...frameTexts, "entries", "rich-text", "media"],
    budgetBytes: 430_000,
  },
];

/** @param dist folder of the build @returns bytes of JavaScript (gzip), and the largest chunks for whoever must save */
export function pageBytes(dist: string, page: PageOfBudget): { bytes: number; chunks: { file: string; bytes: number }[] } {
  const manifest = JSON.parse(readFileSync(join(dist, ".vite", "manifest.json"), "utf8")) as Manifest;
  const files = new Set<string>();
  const visit = (key: string): void => {
    const chunk = manifest[key];
    if (chunk === undefined) throw new Error(`the build has no chunk for ${key}`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  for (const module of page.modules) visit(module === "src/main.ts" && manifest[module] === undefined ? "index.html" : module);
  for (const namespace of page.namespaces) visit(`locales/en/${namespace}.json`);
  const chunks = [...files]
    .filter((file) => file.endsWith(".js"))
    .map((file) => ({ file, bytes: gzipSync(readFileSync(join(dist, file))).length }))
    .sort((a, b) => b.bytes - a.bytes);
  return { bytes: chunks.reduce((sum, chunk) => sum + chunk.bytes, 0), chunks };
}
