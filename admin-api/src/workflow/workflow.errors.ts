import { invalidInput } from "../platform/errors.ts";

export const unknownContentType = () => invalidInput([{ path: "contentType", rule: "unknown_content_type", message: "There is no such content type." }]);
