const bullet = /^\s*[-•*·◦▪‣]\s+/u;
const numbered = /^\s*\d{1,3}[.)]\s+/u;

interface Line {
  readonly kind: "text" | "ul" | "ol";
  readonly indent: number;
  readonly text: string;
  /** As it came, for a list of one line, which is none. */
  readonly raw: string;
}

/**
 * Plain text → HTML that says its structure: blank lines part paragraphs (single ends of line inside are kept as breaks), two or more lines with bullets
 * or numbers are a list, nested by their indent. A text without blank lines has a paragraph a line.
 */
export function plainTextToHtml(text: string): string {
  const lines = text
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/^\n+|\s+$/g, "")
    .split("\n");
  const hasBlank = lines.some((line) => line.trim() === "");
  const blocks: Line[][] = [];
  let isAfterBlank = false;
  for (const each of lines) {
    if (each.trim() === "") {
      isAfterBlank = true;
      continue;
    }
    const line = readLine(each);
    const current = blocks.at(-1);
    const first = current?.[0];
    const goesOn = line.kind === "text" ? first?.kind === "text" && hasBlank && !isAfterBlank : first !== undefined && isSameList(first, line);
    if (goesOn) current?.push(line);
    else blocks.push([line]);
    isAfterBlank = false;
  }
  return blocks.map((block) => (block[0]?.kind === "text" || block.length === 1 ? paragraph(block) : list(block))).join("");
}

const isSameList = (first: Line, line: Line): boolean => first.kind !== "text" && (line.kind === first.kind || line.indent > first.indent);

function readLine(raw: string): Line {
  const indent = /^\s*/.exec(raw)?.[0].replaceAll("\t", "    ").length ?? 0;
  if (bullet.test(raw)) return { kind: "ul", indent, text: raw.replace(bullet, ""), raw };
  if (numbered.test(raw)) return { kind: "ol", indent, text: raw.replace(numbered, ""), raw };
  return { kind: "text", indent, text: raw.trim(), raw };
}

const paragraph = (lines: readonly Line[]): string => `<p>${lines.map(({ raw }) => escaped(raw.trim())).join("<br>")}</p>`;

/** Lines that stand deeper than the first are lists inside the item before them. */
function list(lines: readonly Line[]): string {
  const [first] = lines;
  if (first === undefined) return "";
  const items: { text: string; inner: Line[] }[] = [];
  for (const line of lines) {
    const item = items.at(-1);
    if (item === undefined || line.indent <= first.indent) items.push({ text: line.text, inner: [] });
    else item.inner.push(line);
  }
  const drawn = items.map(({ text, inner }) => `<li><p>${escaped(text)}</p>${list(inner)}</li>`).join("");
  return `<${first.kind}>${drawn}</${first.kind}>`;
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
