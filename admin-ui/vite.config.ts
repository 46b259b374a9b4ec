import { readdir, readFile, writeFile } from "node:fs/promises";
import { extname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** Where the API listens while the admin is developed; one origin in production. */
const api = process.env["PRESSBOX_API"] ?? "http://127.0.0.1:4000";

export default defineConfig({
  plugins: [react(), withoutJsonSchema(), withoutUnusedExtensions(), compressedTwins()],
  build: {
    target: "es2023",
    manifest: true,
    // The budgets of docs/decisions/0081 are about what the browser loads, so nothing is preloaded that a page does not need.
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: {
      "/api": api,
      // Files of assets; `/media` itself is a page of the admin.
      "^/media/.+": api,
      "/delivery/v1": api,
      "/collaboration": { target: api, ws: true },
    },
  },
});

/** Every class of zod carries how it becomes JSON Schema (6 KB, gzip). The server makes those; the browser only parses. */
function withoutJsonSchema(): Plugin {
  return {
    name: "pressbox-without-json-schema",
    apply: "build",
    transform: {
      filter: { id: /\/zod\/v4\/classic\/schemas\.js$/ },
      handler(code) {
        const slim = code
          .replace(/^ *inst\._zod\.processJSONSchema = .*;$/gm, "")
          .replace(/createStandardJSONSchemaMethod\(this, "\w+"\)/g, "undefined")
          .replace("return createToJSONSchemaMethod(this, {})(params);", 'throw new Error("the admin makes no JSON Schema");');
        if (/create(?:To|Standard)JSONSchemaMethod\(/.test(slim)) this.error("zod makes JSON Schema in another way now: look at this plugin again");
        return { code: slim, map: null };
      },
    },
  };
}

/**
 * TipTap's packages make all their extensions when they are loaded and do not say that this has no other effect: without a word from us task lists,
 * character counters and the like, which no article has, come with the editor.
 */
function withoutUnusedExtensions(): Plugin {
  return {
    name: "pressbox-without-unused-extensions",
    apply: "build",
    transform: {
      filter: { id: /\/@tiptap\/extension[\w-]*\/dist\/index\.js$/ },
      handler: (code) => ({ code: code.replace(/= (\w+\.(?:create|extend)\()/g, "= /* @__PURE__ */ $1"), map: null }),
    },
  };
}

/** Writes `.br` and `.gz` beside every text file once, so that the server never compresses the admin while somebody waits. */
function compressedTwins(): Plugin {
  const compressible = new Set([".js", ".css", ".html", ".svg", ".json"]);
  const smallestBytes = 1024;
  let folder = "dist";
  return {
    name: "pressbox-compressed-twins",
    apply: "build",
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    async closeBundle() {
      for (const name of await readdir(folder, { recursive: true })) {
        const path = join(folder, name);
        if (!compressible.has(extname(name)) || name.startsWith(".")) continue;
        const bytes = await readFile(path);
        if (bytes.length < smallestBytes) continue;
        await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }));
        await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
      }
    },
  };
}
