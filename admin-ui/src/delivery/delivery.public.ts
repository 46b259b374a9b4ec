export { deliveryOverviewQuery } from "./delivery.queries.ts";
