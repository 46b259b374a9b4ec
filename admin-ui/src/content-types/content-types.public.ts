export { ContentTypeIcon } from "./content-type-icon.tsx";
export { contentTypesQuery } from "./content-types.queries.ts";
