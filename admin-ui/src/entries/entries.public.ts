export { NewEntryDialog } from "./components/new-entry-dialog.tsx";
export { VariantChips } from "./components/variant-chips.tsx";
export { binPath, contentListPath, entryPath } from "./entries.paths.ts";
export { type EntryFilter, fewEntriesQuery } from "./entries.queries.ts";
