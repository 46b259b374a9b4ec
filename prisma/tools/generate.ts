/** Writes both schemas and generates both clients. Works offline: generation itself is WASM. */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { providers, schemaPath, writeSchemas } from "./build-schemas.ts";

const require = createRequire(import.meta.url);
const enginesFolder = dirname(require.resolve("@prisma/engines/package.json"));
const hasEngine = existsSync(enginesFolder) && readdirSync(enginesFolder).some((name) => name.startsWith("schema-engine"));

writeSchemas();
for (const provider of providers) {
  execFileSync(process.execPath, [require.resolve("prisma/build/index.js"), "generate", "--schema", schemaPath(provider), "--no-hints"], {
    cwd: join(import.meta.dirname, ".."),
    // Its chatter is shown only when it fails.
    stdio: ["ignore", "ignore", "pipe"],
    // `prisma generate` looks for the schema engine although it never runs it; any executable satisfies the look-up.
    env: { ...process.env, CHECKPOINT_DISABLE: "1", ...(hasEngine ? {} : { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath }) },
  });
}
