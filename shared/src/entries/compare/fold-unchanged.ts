export type Folded<Item> = { readonly kind: "item"; readonly item: Item } | { readonly kind: "fold"; readonly items: readonly Item[] };

/**
 * Long stretches without a change as one thing to open. One neighbour on each side of a change stays in sight, so that it is seen where it stands; a
 * stretch that would fold a single item is left alone.
 */
export function foldUnchanged<Item>(items: readonly Item[], isChanged: (item: Item) => boolean, neighbours = 1): Folded<Item>[] {
  const near = items.map((_, index) => items.slice(Math.max(0, index - neighbours), index + neighbours + 1).some(isChanged));
  const folded: Folded<Item>[] = [];
  for (let index = 0; index < items.length; ) {
    let end = index;
    while (end < items.length && !near[end]) end++;
    if (end - index > 1) folded.push({ kind: "fold", items: items.slice(index, end) });
    else if (end > index) folded.push({ kind: "item", item: items[index]! });
    if (end < items.length) folded.push({ kind: "item", item: items[end]! });
    index = end + 1;
  }
  return folded;
}
