/** Keys are checked against the English texts. A new namespace gets a line here. */
import "i18next";
import type app from "../../../locales/en/app.json";
import type comments from "../../../locales/en/comments.json";
import type contentTypes from "../../../locales/en/content-types.json";
import type delivery from "../../../locales/en/delivery.json";
import type entries from "../../../locales/en/entries.json";
import type identity from "../../../locales/en/identity.json";
import type locales from "../../../locales/en/locales.json";
import type media from "../../../locales/en/media.json";
import type notifications from "../../../locales/en/notifications.json";
import type platform from "../../../locales/en/platform.json";
import type preview from "../../../locales/en/preview.json";
import type richText from "../../../locales/en/rich-text.json";
import type richTextBlocks from "../../../locales/en/rich-text-blocks.json";
import type richTextLegacy from "../../../locales/en/rich-text-legacy.json";
import type suggestions from "../../../locales/en/suggestions.json";
import type together from "../../../locales/en/together.json";
import type ui from "../../../locales/en/ui.json";
import type versions from "../../../locales/en/versions.json";
import type workflow from "../../../locales/en/workflow.json";
import type writing from "../../../locales/en/writing.json";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "app";
    resources: {
      app: typeof app;
      comments: typeof comments;
      "content-types": typeof contentTypes;
      delivery: typeof delivery;
      entries: typeof entries;
      identity: typeof identity;
      locales: typeof locales;
      media: typeof media;
      notifications: typeof notifications;
      platform: typeof platform;
      preview: typeof preview;
      "rich-text": typeof richText;
      "rich-text-blocks": typeof richTextBlocks;
      "rich-text-legacy": typeof richTextLegacy;
      suggestions: typeof suggestions;
      together: typeof together;
      ui: typeof ui;
      workflow: typeof workflow;
      writing: typeof writing;
      versions: typeof versions;
    };
  }
}
