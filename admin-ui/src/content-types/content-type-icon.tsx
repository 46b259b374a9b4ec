import {
  IconArticle,
  IconBallFootball,
  IconBroadcast,
  IconBuildingStadium,
  IconCalendarEvent,
  IconFile,
  IconFileText,
  IconList,
  IconLiveView,
  IconMovie,
  IconShield,
  IconTrophy,
  IconUser,
  IconUsers,
  IconVideo,
} from "@tabler/icons-react";

/** Icons a content type may name; an unknown name shows a sheet of paper. Chosen by hand: the whole set would be megabytes. */
export const contentTypeIcons = {
  article: IconArticle,
  "ball-football": IconBallFootball,
  broadcast: IconBroadcast,
  "building-stadium": IconBuildingStadium,
  "calendar-event": IconCalendarEvent,
  file: IconFile,
  "file-text": IconFileText,
  list: IconList,
  "live-view": IconLiveView,
  movie: IconMovie,
  shield: IconShield,
  trophy: IconTrophy,
  user: IconUser,
  users: IconUsers,
  video: IconVideo,
} as const;

export function ContentTypeIcon({ name, size = 16 }: { name: string; size?: number }) {
  const Icon = Object.hasOwn(contentTypeIcons, name) ? contentTypeIcons[name as keyof typeof contentTypeIcons] : IconFileText;
  return <Icon aria-hidden size={size} stroke={1.75} className="pb-quiet" style={{ flex: "none" }} />;
}
