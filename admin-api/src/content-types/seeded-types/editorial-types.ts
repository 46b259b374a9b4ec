import { type DefinitionInput, image, localizedText, reference, references, slug, tags } from "./field-builders.ts";

const headline = localizedText("title", "Headline", { required: true, maxLength: 300, idealLength: { max: 70 } });
const summary = localizedText("summary", "Summary", {
  required: true,
  multiline: true,
  maxLength: 600,
  idealLength: { min: 50, max: 160 },
  help: "Two sentences for lists, search engines and shared links.",
});

const article: DefinitionInput = {
  key: "article",
  label: "Article",
  labelPlural: "Articles",
  description: "News, interviews, analysis.",
  icon: "file-text",
  titleField: "title",
  urlTemplate: "/{locale}/articles/{slug}",
  fields: [
    headline,
    slug("title"),
    summary,
    { kind: "rich-text", key: "body", label: "Text", localized: true, required: true, targetWords: { min: 150, max: 1500 } },
    image("heroImage", "Lead picture"),
    tags,
    references("related", "Related", ["article", "match-report", "video", "live-blog"]),
  ],
};

const matchReport: DefinitionInput = {
  key: "match-report",
  label: "Match report",
  labelPlural: "Match reports",
  description: "What happened in one fixture, told after the final whistle.",
  icon: "ball-football",
  titleField: "title",
  urlTemplate: "/{locale}/reports/{slug}",
  fields: [
    headline,
    slug("title"),
    summary,
    { kind: "rich-text", key: "body", label: "Text", localized: true, required: true, targetWords: { min: 300, max: 1200 } },
    image("heroImage", "Lead picture"),
    reference("fixture", "Fixture", ["fixture"]),
    reference("competition", "Competition", ["competition"]),
    references("players", "Players in the story", ["player"], 40),
    localizedText("author", "By-line", { maxLength: 200, help: "As it stands under the headline." }),
    { kind: "media", key: "clips", label: "Clips", accept: ["clip"], many: true, maxItems: 20 },
    tags,
    references("related", "Related", ["article", "match-report", "video", "live-blog"]),
  ],
};

const video: DefinitionInput = {
  key: "video",
  label: "Video",
  labelPlural: "Videos",
  description: "A clip with its own page.",
  icon: "video",
  titleField: "title",
  urlTemplate: "/{locale}/videos/{slug}",
  fields: [
    headline,
    slug("title"),
    summary,
    { kind: "media", key: "clip", label: "Clip", accept: ["clip"], required: true },
    image("poster", "Poster"),
    { kind: "rich-text", key: "body", label: "Text", localized: true },
    reference("fixture", "Fixture", ["fixture"]),
    reference("competition", "Competition", ["competition"]),
    tags,
  ],
};

const liveBlog: DefinitionInput = {
  key: "live-blog",
  label: "Live blog",
  labelPlural: "Live blogs",
  description: "Minute by minute, from the build-up to the reactions.",
  icon: "live-view",
  titleField: "title",
  urlTemplate: "/{locale}/live/{slug}",
  fields: [
    headline,
    slug("title"),
    summary,
    { kind: "rich-text", key: "body", label: "Introduction", localized: true },
    image("heroImage", "Lead picture"),
    reference("fixture", "Fixture", ["fixture"]),
    reference("competition", "Competition", ["competition"]),
    { kind: "date-time", key: "startsAt", label: "Starts" },
    tags,
  ],
};

const page: DefinitionInput = {
  key: "page",
  label: "Page",
  labelPlural: "Pages",
  description: "Standing pages: imprint, contact, about us.",
  icon: "file",
  titleField: "title",
  urlTemplate: "/{locale}/{slug}",
  fields: [
    localizedText("title", "Title", { required: true, maxLength: 300 }),
    slug("title"),
    localizedText("summary", "Summary", { multiline: true, maxLength: 600 }),
    { kind: "rich-text", key: "body", label: "Text", localized: true, required: true },
  ],
};

/** What the newsroom writes. */
export const editorialTypes: readonly DefinitionInput[] = [matchReport, article, video, liveBlog, page];
