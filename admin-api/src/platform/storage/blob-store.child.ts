/** A Pressbox process of its own for tests: opens the storage in a folder, says where it is, and stays until it is killed. */
import { createLogger } from "../logger.ts";
import { createBlobStore } from "./blob-store.ts";

const [dataDir = ""] = process.argv.slice(2);
const blobs = await createBlobStore({ storage: { kind: "embedded" }, dataDir, port: 0, publicUrl: "http://localhost" }, createLogger("silent"));
await blobs.ready();
await blobs.write("from/child", Buffer.from("written by the child"), "text/plain");
console.log(blobs.blobOrigin);
setInterval(() => undefined, 1_000);
