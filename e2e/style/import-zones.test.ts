import { describe, expect, test } from "vitest";
import { featureRanks, placeOf, zoneFaults } from "./import-zones.ts";
import { filesMatching, importsOf, readText } from "./repository-files.ts";

/** This file is left out: it quotes faults. */
const sources = filesMatching("{shared,prisma,admin-api,admin-ui,e2e}/**/*.{ts,tsx}").filter((path) => path !== "e2e/style/import-zones.test.ts");

/** Faults of one import line written in `from`. */
const faultsOf = (from: string, ...source: readonly string[]) => zoneFaults(importsOf(from, source.join("\n")));

describe("who may import whom", () => {
  test("holds in every file", () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(zoneFaults(sources.flatMap((path) => importsOf(path)))).toEqual([]);
  });

  test.each([
    ["admin-api/src/entries/use-cases/publish.ts", 'import { x } from "../../delivery/delivery.public.ts";', "ranks"],
    ["admin-api/src/delivery/reading/read.ts", 'import { x } from "../../entries/entries.repository.ts";', "public doors"],
    ["admin-api/src/platform/clock.ts", 'import { x } from "../media/media.public.ts";', "platform knows no feature"],
    ["admin-ui/src/ui/button.tsx", 'import { x } from "../entries/entries.public.ts";', "ui knows no feature"],
    ["admin-ui/src/media/pages/library.tsx", 'import { x } from "../../app/router.tsx";', "only app composes"],
    ["shared/src/media/media.schema.ts", 'import { readFile } from "node:fs/promises";', "shared is pure"],
    ["shared/src/kernel/ids.ts", 'import { x } from "../media/media.schema.ts";', "kernel knows no feature"],
    ["admin-api/src/media/use-cases/add.ts", 'import type { PrismaClient } from "@pressbox/prisma/sqlite";', "Prisma stays in repositories"],
    ["admin-api/src/media/media.policy.ts", 'import { systemClock } from "../platform/clock.ts";', "policies are pure"],
    ["admin-api/src/media/use-cases/add.ts", 'import { open } from "../../platform/database/testing.ts";', "products do not import tests"],
    ["admin-ui/src/media/media.queries.ts", 'const x = await import("../../../admin-api/src/media/media.public.ts");', "workspaces"],
    ["e2e/media/upload.spec.ts", 'import { x } from "../../admin-api/src/media/media.public.ts";', "workspaces"],
    ["admin-api/src/media/index.ts", 'export { x } from "./media.policy.ts";', "no barrels"],
  ])("a fault in %s is found: %s", (from, source, rule) => {
    expect(faultsOf(from, source).join("\n")).toContain(`${rule}: `);
  });

  test("what is allowed passes", () => {
    expect(faultsOf("admin-api/src/delivery/reading/read.ts", 'import { x } from "../../entries/entries.public.ts";')).toEqual([]);
    expect(faultsOf("admin-api/src/media/media.repository.ts", 'import type { Prisma } from "@pressbox/prisma/sqlite";')).toEqual([]);
    expect(faultsOf("shared/src/rich-text/schema.ts", 'import { Node } from "@tiptap/pm/model";')).toEqual([]);
  });
});

const prismaCall = new RegExp(
  `\\.(${filesMatching("prisma/models/*.prisma")
    .flatMap((path) => [...readText(path).matchAll(/^model (\w+)/gm)].map(([, name]) => name![0]!.toLowerCase() + name!.slice(1)))
    .join(
      "|",
    )})\\.(findMany|findFirst|findFirstOrThrow|findUnique|findUniqueOrThrow|count|aggregate|groupBy|create|createMany|update|updateMany|upsert|delete|deleteMany)\\(`,
);

describe("who may touch tables", () => {
  test("only repositories, the platform's database and outbox, bootstrap and the demo data ask the database", () => {
    const products = filesMatching("admin-api/src/**/*.ts").filter((path) => !placeOf(path).isTest);
    const allowed = /\.repository\.ts$|\/platform\/(database|outbox)\/|\/app\/(bootstrap|demo)[\w-]*(\.ts$|\/)/;
    expect(products.filter((path) => !allowed.test(path) && prismaCall.test(readText(path)))).toEqual([]);
  });

  test("only the outbox writes the outbox", () => {
    const writers = filesMatching("admin-api/src/**/*.ts").filter(
      (path) => !path.includes(".test.") && /outboxMessage\.(create|createMany|upsert)\(/.test(readText(path)),
    );
    expect(writers).toEqual(["admin-api/src/platform/outbox/outbox.ts"]);
  });
});

describe("one word for one thing", () => {
  const folder = (pattern: string) =>
    [...new Set(filesMatching(`${pattern}/**/*.*`).map((path) => path.split("/")[pattern.split("/").length]!))].filter((name) => !name.includes("."));

  test("every folder beside platform, app and ui is a feature", () => {
    const places = { "shared/src": ["kernel"], "admin-api/src": ["app", "platform"], "admin-ui/src": ["app", "platform", "ui"] };
    for (const [place, others] of Object.entries(places))
      expect(
        folder(place).filter((name) => !Object.hasOwn(featureRanks, name) && !others.includes(name)),
        place,
      ).toEqual([]);
    const beside = ["bench", "faults", "journeys", "style", "support"];
    expect(folder("e2e").filter((name) => !Object.hasOwn(featureRanks, name) && !beside.includes(name))).toEqual([]);
  });

  test("every model file and feature page is named after a feature", () => {
    const names = (pattern: string) => filesMatching(pattern).map((path) => path.replace(/^.*\/|\.\w+$/g, ""));
    expect(names("prisma/models/*.prisma").filter((name) => !Object.hasOwn(featureRanks, name) && name !== "outbox")).toEqual([]);
    expect(names("docs/features/*.md").filter((name) => !Object.hasOwn(featureRanks, name))).toEqual([]);
  });

  test("files are kebab-case and never named utils, helpers, common, misc, manager, data, info, process or index", () => {
    const names = sources.map((path) => ({ path, base: path.replace(/^.*\//, "").replace(/\.tsx?$/, "") }));
    expect(names.filter(({ base }) => !/^[a-z0-9]+([.-][a-z0-9]+)*$/.test(base)).map(({ path }) => path)).toEqual([]);
    expect(
      names.filter(({ base }) => /(^|[.-])(utils?|helpers?|common|misc|manager|info|index)($|[.-])|^(data|process)$/.test(base)).map(({ path }) => path),
    ).toEqual([]);
  });
});
