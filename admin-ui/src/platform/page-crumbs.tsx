import { Link } from "react-router";
import { type Crumb, Crumbs } from "../ui/page-slots.tsx";

/** Names the page: crumbs in the top bar and the title of the tab. The last item is the page itself. */
export function PageCrumbs({ items }: { items: readonly Crumb[] }) {
  return (
    <>
      <title>{`${items.at(-1)?.label ?? ""} · Pressbox`}</title>
      <Crumbs items={items} renderLink={(to, label) => <Link to={to}>{label}</Link>} />
    </>
  );
}
