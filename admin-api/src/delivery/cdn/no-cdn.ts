import type { Cdn } from "./cdn.port.ts";

/** No CDN: browsers may keep a copy but ask each time whether it is still right. */
export const noCdn: Cdn = {
  name: "none",
  isPurging: false,
  mostKeys: 0,
  cacheControl: { found: "public, max-age=0, must-revalidate", missing: "public, max-age=0, must-revalidate" },
  purge: async () => undefined,
};
