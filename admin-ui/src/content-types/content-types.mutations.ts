import { type ContentTypeDefinition, type ContentTypeView, contentTypeDetailSchema } from "@pressbox/shared/content-types/content-types.schema.ts";
import { useMutation } from "@tanstack/react-query";
import { callApi } from "../platform/api-client.ts";
import { queryClient } from "../platform/query-client.ts";
import { contentTypeKeys, invalidateContentTypes } from "./content-types.queries.ts";

/** Makes a type, or puts a new definition of one in force. @param before null for a new type */
export const useSaveContentType = (before: ContentTypeView | null) =>
  useMutation({
    mutationFn: (definition: ContentTypeDefinition) =>
      before === null
        ? callApi("POST", "/content-types", contentTypeDetailSchema, { body: definition })
        : callApi("PUT", `/content-types/${before.key}`, contentTypeDetailSchema, { body: definition, ifMatch: before.revision }),
    onSuccess(saved) {
      queryClient.setQueryData(contentTypeKeys.detail(saved.key), saved);
      return invalidateContentTypes();
    },
  });
