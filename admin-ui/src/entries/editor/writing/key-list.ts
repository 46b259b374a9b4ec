/** Every key of the workspace, as data: the map shows it, the guide tells it. `Mod` is ⌘ on a Mac and Ctrl elsewhere, `Alt` is ⌥ there. */
export interface KeyOfMap {
  /** Of the texts `writing:keys`. */
  readonly name: string;
  /** Keys pressed together; several ways are several lists. */
  readonly keys: readonly (readonly string[])[];
  /** Of no use to who may only read. */
  readonly writes?: true;
  readonly publishes?: true;
  /** The Mac keeps the first of them for itself (`⌘ H` hides the app): the others hold there. */
  readonly takenOnMac?: true;
}

export const keyGroups = {
  page: [
    { name: "palette", keys: [["Mod", "K"]] },
    { name: "map", keys: [["?"], ["Mod", "/"]] },
    { name: "focus", keys: [["Mod", "."]] },
    { name: "publish", keys: [["Mod", "↵"]], publishes: true },
  ],
  find: [
    { name: "find", keys: [["Mod", "F"]] },
    {
      name: "replace",
      keys: [
        ["Mod", "H"],
        ["Mod", "Alt", "F"],
      ],
      writes: true,
      takenOnMac: true,
    },
    { name: "nextMatch", keys: [["↵"]] },
    { name: "previousMatch", keys: [["⇧", "↵"]] },
    { name: "leaveFind", keys: [["Esc"]] },
  ],
  write: [
    { name: "undo", keys: [["Mod", "Z"]], writes: true },
    {
      name: "redo",
      keys: [
        ["Mod", "⇧", "Z"],
        ["Mod", "Y"],
      ],
      writes: true,
    },
    { name: "lineBreak", keys: [["⇧", "↵"]], writes: true },
    { name: "plainPaste", keys: [["Mod", "⇧", "V"]], writes: true },
    { name: "asTyped", keys: [["⌫"]], writes: true },
    { name: "toolbar", keys: [["Alt", "F10"]] },
  ],
  marks: [
    { name: "bold", keys: [["Mod", "B"], ["**…**"]], writes: true },
    { name: "italic", keys: [["Mod", "I"], ["*…*"]], writes: true },
    { name: "strike", keys: [["Mod", "⇧", "S"], ["~~…~~"]], writes: true },
    { name: "code", keys: [["Mod", "E"], ["`…`"]], writes: true },
    { name: "subscript", keys: [["Mod", ","]], writes: true },
    { name: "link", keys: [["Mod", "⇧", "K"], ["[…](https://…)"]], writes: true },
  ],
  blocks: [
    { name: "slash", keys: [["/"]], writes: true },
    { name: "blockMenu", keys: [["Mod", "Alt", "↵"]], writes: true },
    {
      name: "moveBlock",
      keys: [
        ["Alt", "⇧", "↑"],
        ["Alt", "⇧", "↓"],
      ],
      writes: true,
    },
    {
      name: "heading",
      keys: [
        ["##", "␣"],
        ["Mod", "Alt", "2"],
      ],
      writes: true,
    },
    {
      name: "list",
      keys: [
        ["-", "␣"],
        ["Mod", "⇧", "8"],
      ],
      writes: true,
    },
    {
      name: "numbered",
      keys: [
        ["1.", "␣"],
        ["Mod", "⇧", "7"],
      ],
      writes: true,
    },
    { name: "quote", keys: [[">", "␣"]], writes: true },
    { name: "divider", keys: [["---"]], writes: true },
    { name: "nest", keys: [["Tab"], ["⇧", "Tab"]], writes: true },
  ],
  tables: [
    { name: "nextCell", keys: [["Tab"], ["⇧", "Tab"]], writes: true },
    { name: "selectCells", keys: [["⇧", "←→↑↓"]] },
    { name: "deleteTable", keys: [["⌫"]], writes: true },
  ],
  together: [
    { name: "comment", keys: [["Mod", "Alt", "M"]] },
    { name: "suggesting", keys: [["Mod", "Alt", "⇧", "X"]], writes: true },
    {
      name: "goToSuggestion",
      keys: [
        ["Mod", "Alt", "⇧", "J"],
        ["Mod", "Alt", "⇧", "K"],
      ],
    },
    { name: "accept", keys: [["Mod", "Alt", "⇧", "Y"]], writes: true },
    { name: "reject", keys: [["Mod", "Alt", "⇧", "N"]], writes: true },
    { name: "commentsPanel", keys: [["Mod", "Alt", "⇧", "L"]] },
  ],
  compare: [{ name: "goToChange", keys: [["J"], ["K"]] }],
  fields: [
    {
      name: "moveRow",
      keys: [
        ["Alt", "↑"],
        ["Alt", "↓"],
      ],
      writes: true,
    },
  ],
} as const satisfies Readonly<Record<string, readonly KeyOfMap[]>>;

export type KeyGroup = keyof typeof keyGroups;
