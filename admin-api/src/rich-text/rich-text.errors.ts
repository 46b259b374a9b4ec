import { richTextLimits } from "@pressbox/shared/rich-text/rich-text.format.ts";
import type { RichTextFault } from "@pressbox/shared/rich-text/rich-text-faults.ts";
import { invalidInput } from "../platform/errors.ts";

/** 422 with each fault at its JSON path below the field. */
export const refused = (path: string, faults: readonly RichTextFault[]) =>
  invalidInput(
    faults.map((fault) => ({ path: [path, ...fault.path].filter((part) => part !== "").join("."), rule: `rich_text.${fault.rule}`, message: fault.message })),
  );
export const tooBig = (path: string) => refused(path, [{ path: [], rule: "too_big", message: `${richTextLimits.bytes / 1024 ** 2} MB or more` }]);
export const tooDeep = (path: string) => refused(path, [{ path: [], rule: "too_deep", message: "nested too deep" }]);
