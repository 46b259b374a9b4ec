/**
 * The embedded Azurite's own process. It ends when its standard input ends, and that ends with the parent however the parent dies:
 * a signal handler in the parent would not run on `kill -9`. Azurite writes its index at a close, so the end is an orderly one.
 */
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

const endOrderly = () => process.kill(process.pid, "SIGTERM");
// An open pipe would keep the process after the server closed.
process.once("SIGTERM", () => process.stdin.destroy());
process.stdin.on("end", endOrderly).on("error", endOrderly).resume();
require("azurite/dist/src/blob/main.js");
