/**
 * Who may import whom, as a table: the ranks of the features and one rule a border, each with the reason a person reads when it breaks.
 * docs/architecture/borders.md explains them.
 */
import type { ImportLine } from "./repository-files.ts";

/** The only names a feature may have, with its rank: only lower ranks may be imported. */
export const featureRanks: Readonly<Record<string, number>> = {
  audit: 1,
  notifications: 1,
  identity: 2,
  locales: 2,
  references: 2,
  "content-types": 3,
  "rich-text": 3,
  media: 3,
  entries: 4,
  comments: 5,
  translations: 5,
  workflow: 5,
  matches: 5,
  releases: 6,
  delivery: 7,
  search: 7,
  migration: 8,
};

interface Place {
  /** `admin-api`, `admin-ui`, `shared`, `prisma`, `e2e`, or empty for the root. */
  readonly workspace: string;
  /** Folder below `src`: a feature, `app`, `platform`, `ui`, `kernel`; empty for files directly in it. */
  readonly area: string;
  readonly isTest: boolean;
}

export function placeOf(path: string): Place {
  const [workspace = "", src, area = "", rest] = path.split("/");
  const isTest = /\.(test|testing|child|setup|arbitrary)\.tsx?$|(^|\/)testing(-[a-z-]+)?\.ts$/.test(path);
  if (rest === undefined && src !== "src") return { workspace: path.includes("/") ? workspace : "", area: "", isTest };
  return src === "src" ? { workspace, area: rest === undefined ? "" : area, isTest } : { workspace, area: "", isTest };
}

const isFeature = (area: string): boolean => Object.hasOwn(featureRanks, area);
const isPrisma = (path: string): boolean => path.startsWith("prisma/generated/") || path === "@prisma/client";
const mayUsePrisma = /\.repository\.ts$|^admin-api\/src\/platform\/(database|outbox)\/|^admin-api\/src\/app\/(bootstrap|demo)[\w-]*(\.ts$|\/)|^prisma\//;
/** What shared code may use besides itself; by feature, and `*` for all. None of it does I/O or needs a DOM. */
const sharedPackages: Readonly<Record<string, readonly string[]>> = {
  "*": ["zod"],
  "rich-text": ["@tiptap", "yjs"],
  entries: ["yjs", "diff"],
};
/** Identity's words that every door must know: who acts, and what can be permitted. */
const wordsOfEveryDoor = "shared/src/identity/identity.permissions.ts";

/** Workspace → the other workspaces whose files it may import. */
const workspaceDoors: Readonly<Record<string, readonly string[]>> = {
  "admin-ui": ["shared"],
  "admin-api": ["shared", "prisma"],
  prisma: ["shared"],
  shared: [],
  e2e: ["shared", ""],
  "": ["shared"],
};

export interface ZoneRule {
  readonly name: string;
  /** What the person who broke it should know. */
  readonly why: string;
  isBroken(line: ImportLine, from: Place, to: Place): boolean;
}

export const zoneRules: readonly ZoneRule[] = [
  {
    name: "workspaces",
    why: "The browser, the server and the tests meet only in shared/ and over HTTP, so each can change alone.",
    isBroken: (line, from, to) => line.isInside && from.workspace !== to.workspace && !workspaceDoors[from.workspace]?.includes(to.workspace),
  },
  {
    name: "public doors",
    why: "Another feature is used through its *.public.ts only: everything else of it may change without asking.",
    isBroken: (line, from, to) =>
      line.isInside &&
      !from.isTest &&
      isFeature(from.area) &&
      isFeature(to.area) &&
      from.workspace === to.workspace &&
      from.workspace !== "shared" &&
      from.area !== to.area &&
      !/\.public\.tsx?$/.test(line.to),
  },
  {
    name: "ranks",
    why: "A feature may know lower ranks only; a higher one is told by an event, or handed in as a port by app/.",
    isBroken: (line, from, to) =>
      line.isInside &&
      !from.isTest &&
      isFeature(from.area) &&
      isFeature(to.area) &&
      from.area !== to.area &&
      line.to !== wordsOfEveryDoor &&
      featureRanks[to.area]! >= featureRanks[from.area]!,
  },
  {
    name: "platform knows no feature",
    why: "platform/ must be usable by every feature, so it may know none of them.",
    isBroken: (line, from, to) =>
      line.isInside &&
      !from.isTest &&
      from.area === "platform" &&
      line.to !== wordsOfEveryDoor &&
      (to.area === "app" || (isFeature(to.area) && (to.workspace !== "shared" || from.workspace === "admin-api"))),
  },
  {
    name: "ui knows no feature",
    why: "ui/ is the design system: no feature words, no fetch, no texts of a feature.",
    isBroken: (line, from, to) =>
      line.isInside && from.workspace === "admin-ui" && from.area === "ui" && (isFeature(to.area) || to.area === "app" || line.to.includes("/platform/api")),
  },
  {
    name: "kernel knows no feature",
    why: "shared/kernel is what every feature stands on.",
    isBroken: (line, from, to) => line.isInside && from.workspace === "shared" && from.area === "kernel" && to.area !== "kernel",
  },
  {
    name: "only app composes",
    why: "app/ is the only place that knows all features; nothing but the process entries may know app/.",
    isBroken: (line, from, to) => line.isInside && !from.isTest && to.area === "app" && from.area !== "app" && from.area !== "",
  },
  {
    name: "shared is pure",
    why: "Code true on both sides does no I/O and needs no DOM: zod, and for documents the DOM-free document model.",
    isBroken: (line, from) =>
      !line.isInside &&
      !from.isTest &&
      from.workspace === "shared" &&
      ![...sharedPackages["*"]!, ...(sharedPackages[from.area] ?? [])].some((name) => line.to === name || line.to.startsWith(`${name}/`)),
  },
  {
    name: "Prisma stays in repositories",
    why: "Only *.repository.ts (and platform/{database,outbox}, bootstrap, seed) may know tables: what is stored how is decided in one file a feature.",
    isBroken: (line, from) => isPrisma(line.to) && !from.isTest && !mayUsePrisma.test(line.from),
  },
  {
    name: "policies are pure",
    why: "A policy answers from what it is given: no I/O, no clock. It may import types, and pure functions from shared.",
    isBroken: (line) =>
      /\.policy\.ts$/.test(line.from) &&
      !line.isTypeOnly &&
      !(line.isInside && (line.to.startsWith("shared/") || /(\.(errors|policy)|\/platform\/errors)\.ts$/.test(line.to))),
  },
  {
    name: "products do not import tests",
    why: "Test support must never be needed where people work.",
    isBroken: (line, from, to) => line.isInside && !from.isTest && to.isTest && !["e2e", ""].includes(from.workspace),
  },
  {
    name: "no barrels",
    why: "*.public.ts is the only re-export file: an import names the file that holds the thing.",
    isBroken: (line) => line.isReExport && !/\.public\.tsx?$/.test(line.from),
  },
];

/** One line a broken rule. */
export function zoneFaults(lines: readonly ImportLine[]): string[] {
  return lines.flatMap((line) => {
    const from = placeOf(line.from);
    const to = line.isInside ? placeOf(line.to) : { workspace: "", area: "", isTest: false };
    return zoneRules.filter((rule) => rule.isBroken(line, from, to)).map((rule) => `${line.from} → ${line.to}\n    ${rule.name}: ${rule.why}`);
  });
}
