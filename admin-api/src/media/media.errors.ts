import { AppError } from "../platform/errors.ts";

/** 422: fewer bytes stand in the storage than were announced. The blocks stay: the upload can go on. */
export const uploadIncomplete = (expectedBytes: number, foundBytes: number) =>
  new AppError(
    "media.upload_incomplete",
    422,
    `The upload is cut short: ${foundBytes} of ${expectedBytes} bytes are there. Send the rest and complete it again.`,
    {
      details: { expectedBytes, foundBytes },
    },
  );

/** 422: more bytes than announced. */
export const uploadTooLarge = (expectedBytes: number, foundBytes: number) =>
  new AppError("media.upload_too_large", 422, `The upload has ${foundBytes} bytes, but ${expectedBytes} were announced.`, {
    details: { expectedBytes, foundBytes },
  });

/** 422: the content is no picture or clip that Pressbox takes, whatever its name says. `found` is the detected type or "". */
export const fileTypeRefused = (fileName: string, found: string) =>
  new AppError("media.file_type_refused", 422, `“${fileName}” is not a picture or clip that can be used: ${whatItIs(found)}`, {
    details: { found },
    errors: [{ path: "fileName", rule: "file_type", message: whatItIs(found) }],
  });

const whatItIs = (found: string) => {
  if (found === "image/svg+xml" || found === "application/xml") return "it is an SVG or XML file, which can carry scripts. Export it as PNG.";
  if (found === "image/heic" || found === "image/heif") return "it is a HEIC photo. Export it as JPEG.";
  return found ? `its content is ${found}.` : "its content is of no known picture or clip format.";
};

/** 422. */
export const pictureTooLarge = (sizeBytes: number, limitBytes: number) =>
  new AppError("media.picture_too_large", 422, `Pictures may have ${limitBytes} bytes at most; this one has ${sizeBytes}.`, {
    details: { sizeBytes, limitBytes },
  });

/** 403: only who started an upload ends it. */
export const uploadOfAnother = () => new AppError("media.upload_of_another", 403, "Somebody else started this upload.");

/** 410: too late, its blocks are gone or going. */
export const uploadExpired = () => new AppError("media.upload_expired", 410, "This upload was started too long ago. Start it again.");

/** 409, with the number of uses: a draft or a live page would lose its picture. */
export const assetInUse = (drafts: number, live: number) =>
  new AppError("media.asset_in_use", 409, "This asset is used. Take it out of the entries that show it first.", { details: { drafts, live } });

/** 422. */
export const unknownLocale = (path: string) =>
  new AppError("media.unknown_locale", 422, "There is no such language.", {
    errors: [{ path, rule: "unknown_locale", message: "There is no such language." }],
  });

/** 428: changes to an asset say which revision they were made from. */
export const revisionRequired = () => new AppError("media.revision_required", 428, 'Say which revision you changed: If-Match: "<revision>".');
