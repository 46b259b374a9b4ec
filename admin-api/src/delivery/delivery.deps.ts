import type { Platform } from "../platform/platform.ts";
import type { Cdn } from "./cdn/cdn.port.ts";
import type { DocumentSource } from "./documents/document-source.ts";
import type { Region } from "./region/region.ts";

/** What delivery needs; bound by hand in `app/compose.ts` with `createDelivery`. */
export interface DeliveryDeps extends Platform {
  readonly region: Region;
  readonly documents: DocumentSource;
  readonly cdn: Cdn;
}
