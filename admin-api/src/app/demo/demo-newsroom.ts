/** The demo's entries: competition, venues, teams, players and fixtures as facts, then reports, clips' pages and a standing page. */
import { type DemoFixture, type DemoGoal, fixtures, players, teams, venues } from "@pressbox/prisma/seed/demo/tournament.ts";
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import type { EntriesDeps } from "../../entries/entries.deps.ts";
import { createEntry } from "../../entries/use-cases/create-entry.ts";
import { createVariant } from "../../entries/use-cases/create-variant.ts";
import { publishVariantSet } from "../../entries/use-cases/publish-variant-set.ts";
import { readReport } from "./demo-reports.ts";

type Fields = Readonly<Record<string, unknown>>;

interface DemoEntry {
  readonly type: string;
  readonly shared: Fields;
  /** Texts by locale; English comes first, it is the source. */
  readonly texts: Readonly<Record<string, Fields>>;
  readonly publish: readonly string[];
}

export interface DemoStaff {
  readonly editor: Actor;
  readonly translator: Actor;
  readonly publisher: Actor;
}

const rounds = {
  "round-of-16": { en: "Round of 16", es: "Octavos de final", ar: "دور الستة عشر" },
  "quarter-final": { en: "Quarter-final", es: "Cuartos de final", ar: "ربع النهائي" },
  "semi-final": { en: "Semi-final", es: "Semifinal", ar: "نصف النهائي" },
  final: { en: "Final", es: "Final", ar: "النهائي" },
};
const everywhere = ["en", "es", "ar"];

/** Writes and publishes everything, in the names of the demo's people. */
export async function writeDemoNewsroom(deps: EntriesDeps, staff: DemoStaff, assetIds: ReadonlyMap<string, string>): Promise<void> {
  const write = (entry: DemoEntry) => writeEntry(deps, staff, entry);
  const image = (key: string) => assetIds.get(key) ?? null;

  const competition = await write({
    type: "competition",
    shared: { season: "2020", sport: "football", logo: image("trophy") },
    texts: {
      en: { name: "UEFA Euro 2020", shortName: "Euro 2020" },
      es: { name: "Eurocopa 2020", shortName: "Euro 2020" },
      ar: { name: "كأس الأمم الأوروبية 2020", shortName: "يورو 2020" },
    },
    publish: everywhere,
  });
  const venueIds = new Map<string, string>();
  for (const { key, name, city, capacity, timeZone } of venues)
    venueIds.set(
      key,
      await write({
        type: "venue",
        shared: { capacity, timeZone, picture: key === "wembley" ? image("wembley") : null },
        texts: { en: { name, city: city.en }, es: { name, city: city.es }, ar: { name, city: city.ar } },
        publish: everywhere,
      }),
    );
  const teamIds = new Map<string, string>();
  for (const { code, name } of teams)
    teamIds.set(
      code,
      await write({
        type: "team",
        shared: { countryCode: code, isNational: true },
        texts: { en: { name: name.en }, es: { name: name.es }, ar: { name: name.ar } },
        publish: everywhere,
      }),
    );
  const playerIds = new Map<string, string>();
  for (const { name, arabicName, team, position, shirtNumber } of players)
    playerIds.set(
      name,
      await write({
        type: "player",
        shared: { teams: [teamIds.get(team)], position, shirtNumber, countryCode: team },
        texts: { en: { name }, es: { name }, ar: { name: arabicName } },
        publish: everywhere,
      }),
    );
  const fixtureIds = new Map<string, string>();
  for (const fixture of fixtures) fixtureIds.set(fixture.key, await write(fixtureEntry(fixture, { competition, venueIds, teamIds, playerIds })));

  /** What reports name in their text: players, and the reports written before. */
  const entryIds = new Map(playerIds);
  const named = (...names: string[]) => names.map((name) => playerIds.get(name));
  const report = async (
    name: string,
    locales: readonly string[],
    shared: Fields,
    tags: Readonly<Record<string, readonly string[]>>,
    publish: readonly string[],
  ) => {
    const id = await write({
      type: "match-report",
      shared: { competition, ...shared },
      texts: Object.fromEntries(
        locales.map((locale) => [locale, { ...readReport(name, locale, assetIds, entryIds), author: staff.editor.name, tags: tags[locale] ?? [] }]),
      ),
      publish,
    });
    entryIds.set(name, id);
    return id;
  };

  const spain = await report(
    "semi-final-italy-spain",
    ["en", "es"],
    { fixture: fixtureIds.get("italy-spain"), heroImage: image("shootout"), players: named("Federico Chiesa", "Álvaro Morata", "Jorginho", "Dani Olmo") },
    { en: ["Euro 2020", "Italy", "Spain", "Semi-final"], es: ["Eurocopa 2020", "Italia", "España", "Semifinal"] },
    ["en"],
  );
  const denmark = await report(
    "semi-final-england-denmark",
    ["en", "es"],
    {
      fixture: fixtureIds.get("england-denmark"),
      heroImage: image("freekick"),
      players: named("Mikkel Damsgaard", "Harry Kane", "Raheem Sterling", "Kasper Schmeichel"),
    },
    { en: ["Euro 2020", "England", "Denmark", "Semi-final"], es: ["Eurocopa 2020", "Inglaterra", "Dinamarca", "Semifinal"] },
    ["en"],
  );
  const tomorrow = Temporal.PlainDate.from(deps.clock.now().toISOString().slice(0, 10)).add({ days: 1 });
  await publishVariantSet(deps, staff.publisher, {
    entryId: denmark,
    locales: ["es"],
    at: `${tomorrow.toString()}T09:00`,
    timeZone: "Europe/Madrid",
    reason: "For the Spanish morning edition",
    ifMatch: undefined,
  });
  const video = (clip: string, en: Fields, es: Fields, ar: Fields, player: string) =>
    write({
      type: "video",
      shared: { clip: image(clip), poster: image("wembley"), fixture: fixtureIds.get("italy-england"), competition },
      texts: { en: { ...en, tags: [player] }, es: { ...es, tags: [player] }, ar },
      publish: assetIds.has(clip) ? everywhere : [],
    });
  const videos = [
    await video(
      "bonucci",
      { title: "Clip: Bonucci’s equaliser", summary: "From two metres, in the 67th minute: Leonardo Bonucci levels the final." },
      { title: "Vídeo: el empate de Bonucci", summary: "Desde dos metros, en el minuto 67: Leonardo Bonucci iguala la final." },
      { title: "مقطع: هدف التعادل لبونوتشي", summary: "من مترين وفي الدقيقة 67: ليوناردو بونوتشي يعادل النتيجة في النهائي." },
      "Leonardo Bonucci",
    ),
    await video(
      "shaw",
      { title: "Clip: Shaw scores after 1:57", summary: "The earliest goal of any European Championship final." },
      { title: "Vídeo: Shaw marca al minuto y 57 segundos", summary: "El gol más tempranero de una final de la Eurocopa." },
      { title: "مقطع: شو يسجل بعد دقيقة و57 ثانية", summary: "أبكر هدف في نهائيات كأس الأمم الأوروبية." },
      "Luke Shaw",
    ),
  ];
  await report(
    "final",
    everywhere,
    {
      fixture: fixtureIds.get("italy-england"),
      heroImage: image("wembley"),
      players: named("Luke Shaw", "Leonardo Bonucci", "Gianluigi Donnarumma", "Bukayo Saka", "Federico Chiesa", "Giorgio Chiellini"),
      clips: ["bonucci", "shaw"].flatMap((key) => assetIds.get(key) ?? []),
      related: [spain, denmark, ...(assetIds.has("bonucci") ? videos : [])],
    },
    {
      en: ["Euro 2020", "Italy", "England", "Penalties"],
      es: ["Eurocopa 2020", "Italia", "Inglaterra", "Penaltis"],
      ar: ["يورو 2020", "إيطاليا", "إنجلترا", "ركلات الترجيح"],
    },
    ["en", "es"],
  );
}

interface Known {
  readonly competition: string;
  readonly venueIds: ReadonlyMap<string, string>;
  readonly teamIds: ReadonlyMap<string, string>;
  readonly playerIds: ReadonlyMap<string, string>;
}

function fixtureEntry(fixture: DemoFixture, known: Known): DemoEntry {
  const side = (code: string) => teams.find((team) => team.code === code)?.name ?? { en: code, es: code, ar: code };
  const [home, away] = [side(fixture.home), side(fixture.away)];
  const venue = venues.find((each) => each.key === fixture.venue);
  const round = rounds[fixture.round];
  return {
    type: "fixture",
    shared: {
      homeTeam: known.teamIds.get(fixture.home),
      awayTeam: known.teamIds.get(fixture.away),
      competition: known.competition,
      venue: known.venueIds.get(fixture.venue),
      kickOff: { local: fixture.kickOff, timeZone: venue?.timeZone ?? "Europe/London" },
      status: "finished",
      score: { home: fixture.score[0], away: fixture.score[1], afterExtraTime: fixture.extraTime ?? false },
      penalties: fixture.penalties ? { home: fixture.penalties[0], away: fixture.penalties[1] } : null,
      scorers: fixture.goals.map((goal) => scorer(goal, fixture, known)),
      attendance: fixture.attendance ?? null,
    },
    texts: {
      en: { title: `${home.en} v ${away.en}`, round: round.en },
      es: { title: `${home.es} – ${away.es}`, round: round.es },
      ar: { title: `${home.ar} ضد ${away.ar}`, round: round.ar },
    },
    publish: everywhere,
  };
}

function scorer(goal: DemoGoal, fixture: DemoFixture, { playerIds }: Known): Fields {
  const [minute, addedMinute] = goal.minute.split("+").map(Number);
  const player = playerIds.get(goal.player);
  return {
    name: goal.player,
    side: goal.team === fixture.home ? "home" : "away",
    minute,
    how: goal.kind ?? "goal",
    ...(addedMinute === undefined ? {} : { addedMinute }),
    ...(player === undefined ? {} : { player }),
  };
}

/** Written by the editor, put into other languages by the translator, published by the publisher: as the roles say. */
async function writeEntry(deps: EntriesDeps, staff: DemoStaff, { type, shared, texts, publish }: DemoEntry): Promise<string> {
  const [[sourceLocale, source] = ["en", {}], ...targets] = Object.entries(texts);
  const given = Object.fromEntries(Object.entries({ ...shared, ...source }).filter(([, value]) => value !== null && value !== undefined));
  const { id } = await createEntry(deps, staff.editor, { type, locale: sourceLocale, fields: given });
  for (const [locale, fields] of targets) await createVariant(deps, staff.translator, { entryId: id, locale, fields });
  if (publish.length > 0) await publishVariantSet(deps, staff.publisher, { entryId: id, locales: publish, reason: "", ifMatch: undefined });
  return id;
}
