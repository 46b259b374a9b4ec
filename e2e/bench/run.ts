/** `npm run bench [-- NAME…]` */
import { runBenches } from "./bench.ts";

process.exitCode = await runBenches(process.argv.slice(2));
