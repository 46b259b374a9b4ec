import "./avatar.css";

/** Two letters of a name: `Elena Marchetti` → `EM`. Works for scripts without case. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = [...(words[0] ?? "")][0] ?? "?";
  const last = words.length > 1 ? ([...(words.at(-1) ?? "")][0] ?? "") : "";
  return (first + last).toLocaleUpperCase();
}

/** One of the six presence colours, the same for one person everywhere. */
export function presenceColour(id: string): 1 | 2 | 3 | 4 | 5 | 6 {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 997;
  return ((sum % 6) + 1) as 1 | 2 | 3 | 4 | 5 | 6;
}

export interface AvatarProps {
  id: string;
  name: string;
  size?: "small" | "medium";
}

export function Avatar({ id, name, size = "medium" }: AvatarProps) {
  return (
    <span className={`pb-avatar pb-avatar-${size}`} role="img" aria-label={name} title={name} style={{ background: `var(--who-${presenceColour(id)})` }}>
      {initials(name)}
    </span>
  );
}

/** People side by side; the rest as a number. */
export function AvatarGroup({
  people,
  limit = 4,
  size = "small",
}: {
  people: readonly { id: string; name: string }[];
  limit?: number;
  size?: AvatarProps["size"];
}) {
  const rest = people.slice(limit);
  return (
    <span className="pb-avatars">
      {people.slice(0, limit).map((person) => (
        <Avatar key={person.id} id={person.id} name={person.name} {...(size === undefined ? {} : { size })} />
      ))}
      {rest.length > 0 && (
        <span className="pb-quiet pb-small" title={rest.map((person) => person.name).join(", ")}>
          +{rest.length}
        </span>
      )}
    </span>
  );
}
