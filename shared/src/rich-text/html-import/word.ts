import { create, elementsIn, type ImportElement, retag, styleOf } from "./import-dom.ts";

/** `mso-list:l0 level2 lfo1` → 2; 0 for a paragraph that is no list item. */
function listLevel(paragraph: ImportElement): number {
  const level = /level(\d+)/.exec(styleOf(paragraph, "mso-list"))?.[1];
  return level === undefined ? 0 : Math.min(9, Number(level));
}

/** Word writes the bullet or number as text; what it looks like tells the kind of list. */
function isNumbered(paragraph: ImportElement): boolean {
  const marker = elementsIn(paragraph, "span").find((span) => styleOf(span, "mso-list") === "ignore");
  return /^\s*\(?([0-9]+|[a-z]|[ivxlc]+)[.)]/i.test(marker?.textContent ?? "");
}

function dropMarkers(paragraph: ImportElement): void {
  for (const span of elementsIn(paragraph, "span")) if (styleOf(span, "mso-list") === "ignore") span.remove();
}

/**
 * Word's lists are paragraphs with a level and a marker as text. Runs of them become real lists, nested by level. A jump of two levels nests
 * once: HTML has no list without an item.
 */
export function nestWordLists(body: ImportElement): void {
  let open: { level: number; list: ImportElement; last: ImportElement | null }[] = [];
  let previous: ImportElement | null = null;
  for (const paragraph of elementsIn(body, "p")) {
    const level = listLevel(paragraph);
    if (level === 0) continue;
    if (previous === null || previous.nextElementSibling !== paragraph) open = [];
    while (open.length > 1 && (open.at(-1)?.level ?? 0) > level) open.pop();
    const tag = isNumbered(paragraph) ? "ol" : "ul";
    let current = open.at(-1);
    if (current === undefined || level > current.level || (open.length === 1 && tag !== current.list.tagName.toLowerCase())) {
      const list = create(paragraph, tag);
      if (current?.last != null && level > current.level) current.last.append(list);
      else {
        paragraph.before(list);
        open = [];
      }
      current = { level, list, last: null };
      open.push(current);
    }
    dropMarkers(paragraph);
    const item = create(paragraph, "li");
    const text = create(paragraph, "p");
    text.append(...paragraph.childNodes);
    item.append(text);
    current.list.append(item);
    current.last = item;
    paragraph.remove();
    previous = open[0]?.list ?? null;
  }
}

/** Titles and quotes that Word marks by class or role only. Real `h1`–`h6` are left as they are. */
export function nameWordBlocks(body: ImportElement): void {
  for (const paragraph of elementsIn(body, "p")) {
    const classes = (paragraph.getAttribute("class") ?? "").split(/\s+/);
    const level = Number(paragraph.getAttribute("aria-level"));
    if (paragraph.getAttribute("role") === "heading" && level >= 1 && level <= 6) retag(paragraph, `h${level}`);
    else if (classes.includes("MsoTitle")) retag(paragraph, "h1");
    else if (classes.includes("MsoQuote") || classes.includes("MsoIntenseQuote")) {
      const quote = create(paragraph, "blockquote");
      paragraph.before(quote);
      quote.append(paragraph);
    }
  }
}

/**
 * What Word leaves of a review: comments and their anchors, and tracked changes (`<del>` with a date). The text is taken as it reads with all changes
 * accepted.
 */
export function dropWordReview(body: ImportElement): void {
  for (const element of elementsIn(body, "div", "span", "a", "del")) {
    const classes = (element.getAttribute("class") ?? "").split(/\s+/);
    const isComment = /^comment(-list)?$/.test(styleOf(element, "mso-element")) || classes.includes("msocomanchor") || classes.includes("MsoCommentReference");
    const isDeleted = element.tagName.toLowerCase() === "del" && (element.getAttribute("datetime") !== null || classes.includes("msoDel"));
    if (isComment || isDeleted) element.remove();
  }
}
