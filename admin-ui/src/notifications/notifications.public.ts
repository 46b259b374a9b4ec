/** What the frame and other features may use of notifications. Both come late: a page stands without them. */
import { loadTexts } from "../platform/i18n/i18n.ts";
import { lazyPart } from "../ui/lazy-part.tsx";

/** The bell of the top bar, with its number and its panel. */
export const NotificationBell = lazyPart(async () => {
  const [{ NotificationBell: Bell }] = await Promise.all([import("./components/notification-bell.tsx"), loadTexts(["notifications"])]);
  return Bell;
});

/** How I want to be told: for the account's page. */
export const NotificationSettingsPanel = lazyPart(async () => {
  const [{ NotificationSettingsPanel: Panel }] = await Promise.all([import("./components/notification-settings-panel.tsx"), loadTexts(["notifications"])]);
  return Panel;
});
