/** Every priority that differs from TipTap's 100, with its reason. Higher is asked first. */
export const priorities = {
  /** The open slash menu takes arrows and Enter before lists and tables do. */
  slashMenu: 1200,
  /** Alt+Shift+arrow moves the block before a list or table reads the arrow. */
  moveBlock: 1100,
  /** A pasted address or file is looked at before ProseMirror turns the clipboard into nodes. */
  paste: 1050,
  fileDrop: 1060,
  /** Ids are given after every other extension has changed the document. */
  stableIds: 10,
} as const;
