/** Every priority that differs from TipTap's 100, with its reason. Higher is asked first. */
export const priorities = {
  /** The open slash menu takes arrows and Enter before lists and tables do. */
  slashMenu: 1200,
  /** Alt+Shift+arrow moves the block before a list or table reads the arrow. */
  moveBlock: 1100,
  /** Enter and Backspace in moments, ratings and fact boxes before paragraphs read them; after the slash menu. */
  newsroomKeys: 1090,
  /** A pasted address or file is looked at before ProseMirror turns the clipboard into nodes. */
  paste: 1050,
  /** What was cut here and has no HTML comes back before the HTML is read. */
  wholeClipboard: 1070,
  fileDrop: 1060,
  /** A quote or dash is set before a shortcut of markdown reads it. */
  typography: 1020,
  /** Ids are given after every other extension has changed the document. */
  stableIds: 10,
} as const;
