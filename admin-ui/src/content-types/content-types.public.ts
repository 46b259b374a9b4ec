export { ContentTypeIcon } from "./content-type-icon.tsx";
export { contentTypeQuery, contentTypesQuery } from "./content-types.queries.ts";
