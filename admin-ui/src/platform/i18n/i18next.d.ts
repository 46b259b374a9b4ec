/** Keys are checked against the English texts. A new namespace gets a line here. */
import "i18next";
import type app from "../../../locales/en/app.json";
import type contentTypes from "../../../locales/en/content-types.json";
import type delivery from "../../../locales/en/delivery.json";
import type entries from "../../../locales/en/entries.json";
import type identity from "../../../locales/en/identity.json";
import type locales from "../../../locales/en/locales.json";
import type media from "../../../locales/en/media.json";
import type platform from "../../../locales/en/platform.json";
import type richText from "../../../locales/en/rich-text.json";
import type ui from "../../../locales/en/ui.json";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "app";
    resources: {
      app: typeof app;
      "content-types": typeof contentTypes;
      delivery: typeof delivery;
      entries: typeof entries;
      identity: typeof identity;
      locales: typeof locales;
      media: typeof media;
      platform: typeof platform;
      "rich-text": typeof richText;
      ui: typeof ui;
    };
  }
}
