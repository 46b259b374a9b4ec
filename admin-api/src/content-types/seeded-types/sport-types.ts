import { type DefinitionInput, image, localizedText, reference, references, slug } from "./field-builders.ts";

const name = localizedText("name", "Name", { required: true, maxLength: 200 });

const competition: DefinitionInput = {
  key: "competition",
  label: "Competition",
  labelPlural: "Competitions",
  description: "A league or tournament in one season.",
  icon: "trophy",
  titleField: "name",
  urlTemplate: "/{locale}/competitions/{slug}",
  fields: [
    name,
    slug("name"),
    localizedText("shortName", "Short name", { maxLength: 40 }),
    { kind: "text", key: "season", label: "Season", maxLength: 20, help: "2020 or 2020/21." },
    {
      kind: "select",
      key: "sport",
      label: "Sport",
      options: ["football", "basketball", "rugby", "tennis", "cycling", "athletics"].map((value) => ({
        value,
        label: value[0]!.toUpperCase() + value.slice(1),
      })),
    },
    { kind: "date-time", key: "startsAt", label: "First day" },
    { kind: "date-time", key: "endsAt", label: "Last day" },
    image("logo", "Logo"),
    localizedText("description", "Description", { multiline: true, maxLength: 2000 }),
  ],
};

const team: DefinitionInput = {
  key: "team",
  label: "Team",
  labelPlural: "Teams",
  description: "A club or a national side.",
  icon: "shield",
  titleField: "name",
  urlTemplate: "/{locale}/teams/{slug}",
  fields: [
    name,
    slug("name"),
    localizedText("shortName", "Short name", { maxLength: 40 }),
    { kind: "text", key: "countryCode", label: "Country code", maxLength: 3, pattern: "[A-Z]{3}", help: "Three letters: ITA, ENG." },
    { kind: "boolean", key: "isNational", label: "National side" },
    image("crest", "Crest"),
    reference("homeVenue", "Home venue", ["venue"]),
    { kind: "text", key: "coach", label: "Head coach", localized: true, maxLength: 200 },
  ],
};

const player: DefinitionInput = {
  key: "player",
  label: "Player",
  labelPlural: "Players",
  icon: "user",
  titleField: "name",
  urlTemplate: "/{locale}/players/{slug}",
  fields: [
    name,
    slug("name"),
    localizedText("knownAs", "Known as", { maxLength: 100, help: "As commentators say it." }),
    references("teams", "Teams", ["team"], 5),
    {
      kind: "select",
      key: "position",
      label: "Position",
      options: [
        { value: "goalkeeper", label: "Goalkeeper" },
        { value: "defender", label: "Defender" },
        { value: "midfielder", label: "Midfielder" },
        { value: "forward", label: "Forward" },
      ],
    },
    { kind: "number", key: "shirtNumber", label: "Shirt number", integer: true, min: 0, max: 99 },
    { kind: "text", key: "bornOn", label: "Born on", maxLength: 10, pattern: "\\d{4}-\\d{2}-\\d{2}", help: "2021-07-11" },
    { kind: "text", key: "countryCode", label: "Country code", maxLength: 3, pattern: "[A-Z]{3}" },
    image("portrait", "Portrait"),
    { kind: "rich-text", key: "biography", label: "Biography", localized: true },
  ],
};

const venue: DefinitionInput = {
  key: "venue",
  label: "Venue",
  labelPlural: "Venues",
  icon: "building-stadium",
  titleField: "name",
  urlTemplate: "/{locale}/venues/{slug}",
  fields: [
    name,
    slug("name"),
    localizedText("city", "City", { maxLength: 100 }),
    { kind: "text", key: "countryCode", label: "Country code", maxLength: 3, pattern: "[A-Z]{3}" },
    { kind: "number", key: "capacity", label: "Capacity", integer: true, min: 0, max: 1_000_000 },
    { kind: "text", key: "timeZone", label: "Time zone", maxLength: 64, help: "IANA name: Europe/London." },
    image("picture", "Picture"),
  ],
};

const goals = { kind: "number", integer: true, min: 0, max: 200 } as const;

const fixture: DefinitionInput = {
  key: "fixture",
  label: "Fixture",
  labelPlural: "Fixtures",
  description: "A scheduled match.",
  icon: "calendar-event",
  titleField: "title",
  urlTemplate: "/{locale}/fixtures/{slug}",
  fields: [
    localizedText("title", "Title", { required: true, maxLength: 300, help: "Italy v England" }),
    slug("title"),
    reference("homeTeam", "Home team", ["team"], { required: true }),
    reference("awayTeam", "Away team", ["team"], { required: true }),
    reference("competition", "Competition", ["competition"]),
    localizedText("round", "Round", { maxLength: 100, help: "Final, matchday 12." }),
    reference("venue", "Venue", ["venue"]),
    { kind: "date-time", key: "kickOff", label: "Kick-off", required: true },
    {
      kind: "select",
      key: "status",
      label: "Status",
      options: [
        { value: "scheduled", label: "Scheduled" },
        { value: "live", label: "Live" },
        { value: "finished", label: "Finished" },
        { value: "postponed", label: "Postponed" },
        { value: "abandoned", label: "Abandoned" },
        { value: "cancelled", label: "Cancelled" },
      ],
    },
    {
      kind: "group",
      key: "score",
      label: "Score",
      fields: [
        { ...goals, key: "home", label: "Home" },
        { ...goals, key: "away", label: "Away" },
        { kind: "boolean", key: "afterExtraTime", label: "After extra time" },
      ],
    },
    {
      kind: "group",
      key: "penalties",
      label: "Penalty shoot-out",
      fields: [
        { ...goals, key: "home", label: "Home" },
        { ...goals, key: "away", label: "Away" },
      ],
    },
    {
      kind: "repeater",
      key: "scorers",
      label: "Scorers",
      maxItems: 60,
      fields: [
        { kind: "text", key: "name", label: "Name", required: true, maxLength: 200 },
        reference("player", "Player", ["player"]),
        {
          kind: "select",
          key: "side",
          label: "For",
          required: true,
          options: [
            { value: "home", label: "Home team" },
            { value: "away", label: "Away team" },
          ],
        },
        { kind: "number", key: "minute", label: "Minute", integer: true, min: 1, max: 130 },
        { kind: "number", key: "addedMinute", label: "Added minute", integer: true, min: 1, max: 30 },
        {
          kind: "select",
          key: "how",
          label: "How",
          options: [
            { value: "goal", label: "Goal" },
            { value: "penalty", label: "Penalty" },
            { value: "own-goal", label: "Own goal" },
          ],
        },
      ],
    },
    { kind: "number", key: "attendance", label: "Attendance", integer: true, min: 0, max: 1_000_000 },
    { kind: "text", key: "referee", label: "Referee", maxLength: 200 },
  ],
};

/** What the newsroom writes about. */
export const sportTypes: readonly DefinitionInput[] = [competition, team, player, venue, fixture];
