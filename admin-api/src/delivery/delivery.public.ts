/** What the composition may use of delivery. */
export { createDelivery } from "./create-delivery.ts";
export type { DeliveryDeps } from "./delivery.deps.ts";
export { createPreviews } from "./preview/create-previews.ts";
export { createDeliveryEndpoint } from "./reading/delivery-endpoint.ts";
export { rebuildDelivery } from "./use-cases/rebuild-delivery.ts";
export { verifyDelivery } from "./use-cases/verify-delivery.ts";
