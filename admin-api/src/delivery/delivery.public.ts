/** What the composition may use of delivery. */
export { createDelivery } from "./create-delivery.ts";
export type { DeliveryDeps } from "./delivery.deps.ts";
export { createDeliveryEndpoint, type DeliveryEndpoint } from "./reading/delivery-endpoint.ts";
export { type RebuildReport, rebuildDelivery } from "./use-cases/rebuild-delivery.ts";
export { type VerifyReport, verifyDelivery } from "./use-cases/verify-delivery.ts";
