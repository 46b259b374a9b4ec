/**
 * UEFA Euro 2020's knock-out stage as plain facts: teams, venues, fixtures, scores, scorers. Kick-offs are wall times at the venue.
 * Facts checked against openfootball's public-domain record of the tournament.
 */

export interface DemoTeam {
  /** ISO 3166-1 alpha-3 or UEFA's code for the home nations: the key used by fixtures. */
  readonly code: string;
  readonly name: { readonly en: string; readonly es: string; readonly ar: string };
}

export const teams: readonly DemoTeam[] = [
  { code: "ITA", name: { en: "Italy", es: "Italia", ar: "إيطاليا" } },
  { code: "ENG", name: { en: "England", es: "Inglaterra", ar: "إنجلترا" } },
  { code: "ESP", name: { en: "Spain", es: "España", ar: "إسبانيا" } },
  { code: "DEN", name: { en: "Denmark", es: "Dinamarca", ar: "الدنمارك" } },
  { code: "BEL", name: { en: "Belgium", es: "Bélgica", ar: "بلجيكا" } },
  { code: "SUI", name: { en: "Switzerland", es: "Suiza", ar: "سويسرا" } },
  { code: "CZE", name: { en: "Czech Republic", es: "República Checa", ar: "التشيك" } },
  { code: "UKR", name: { en: "Ukraine", es: "Ucrania", ar: "أوكرانيا" } },
  { code: "AUT", name: { en: "Austria", es: "Austria", ar: "النمسا" } },
  { code: "WAL", name: { en: "Wales", es: "Gales", ar: "ويلز" } },
  { code: "NED", name: { en: "Netherlands", es: "Países Bajos", ar: "هولندا" } },
  { code: "POR", name: { en: "Portugal", es: "Portugal", ar: "البرتغال" } },
  { code: "CRO", name: { en: "Croatia", es: "Croacia", ar: "كرواتيا" } },
  { code: "FRA", name: { en: "France", es: "Francia", ar: "فرنسا" } },
  { code: "GER", name: { en: "Germany", es: "Alemania", ar: "ألمانيا" } },
  { code: "SWE", name: { en: "Sweden", es: "Suecia", ar: "السويد" } },
];

export interface DemoVenue {
  readonly key: string;
  readonly name: string;
  readonly city: { readonly en: string; readonly es: string; readonly ar: string };
  /** Seats. */
  readonly capacity: number;
  readonly timeZone: string;
}

export const venues: readonly DemoVenue[] = [
  { key: "wembley", name: "Wembley Stadium", city: { en: "London", es: "Londres", ar: "لندن" }, capacity: 90_000, timeZone: "Europe/London" },
  { key: "olimpico", name: "Stadio Olimpico", city: { en: "Rome", es: "Roma", ar: "روما" }, capacity: 70_634, timeZone: "Europe/Rome" },
  { key: "munich", name: "Allianz Arena", city: { en: "Munich", es: "Múnich", ar: "ميونخ" }, capacity: 70_000, timeZone: "Europe/Berlin" },
  { key: "baku", name: "Olympic Stadium", city: { en: "Baku", es: "Bakú", ar: "باكو" }, capacity: 68_000, timeZone: "Asia/Baku" },
  {
    key: "krestovsky",
    name: "Krestovsky Stadium",
    city: { en: "Saint Petersburg", es: "San Petersburgo", ar: "سانت بطرسبرغ" },
    capacity: 68_134,
    timeZone: "Europe/Moscow",
  },
  { key: "puskas", name: "Puskás Aréna", city: { en: "Budapest", es: "Budapest", ar: "بودابست" }, capacity: 67_215, timeZone: "Europe/Budapest" },
  { key: "cartuja", name: "Estadio de La Cartuja", city: { en: "Seville", es: "Sevilla", ar: "إشبيلية" }, capacity: 57_600, timeZone: "Europe/Madrid" },
  { key: "nationala", name: "Arena Națională", city: { en: "Bucharest", es: "Bucarest", ar: "بوخارست" }, capacity: 55_600, timeZone: "Europe/Bucharest" },
  { key: "cruyff", name: "Johan Cruyff Arena", city: { en: "Amsterdam", es: "Ámsterdam", ar: "أمستردام" }, capacity: 54_990, timeZone: "Europe/Amsterdam" },
  { key: "hampden", name: "Hampden Park", city: { en: "Glasgow", es: "Glasgow", ar: "غلاسكو" }, capacity: 51_866, timeZone: "Europe/London" },
  { key: "parken", name: "Parken Stadium", city: { en: "Copenhagen", es: "Copenhague", ar: "كوبنهاغن" }, capacity: 38_065, timeZone: "Europe/Copenhagen" },
];

export interface DemoGoal {
  readonly team: string;
  readonly player: string;
  /** As printed: `90+4`. */
  readonly minute: string;
  readonly kind?: "own-goal" | "penalty";
}

export interface DemoFixture {
  readonly key: string;
  readonly round: "round-of-16" | "quarter-final" | "semi-final" | "final";
  readonly home: string;
  readonly away: string;
  readonly venue: string;
  /** Wall time at the venue. */
  readonly kickOff: string;
  readonly score: readonly [home: number, away: number];
  readonly extraTime?: true;
  readonly penalties?: readonly [home: number, away: number];
  readonly attendance?: number;
  readonly goals: readonly DemoGoal[];
}

const goal = (team: string, player: string, minute: string, kind?: DemoGoal["kind"]): DemoGoal => ({ team, player, minute, ...(kind ? { kind } : {}) });

export const fixtures: readonly DemoFixture[] = [
  {
    key: "wales-denmark",
    round: "round-of-16",
    home: "WAL",
    away: "DEN",
    venue: "cruyff",
    kickOff: "2021-06-26T18:00",
    score: [0, 4],
    goals: [
      goal("DEN", "Kasper Dolberg", "27"),
      goal("DEN", "Kasper Dolberg", "48"),
      goal("DEN", "Joakim Mæhle", "88"),
      goal("DEN", "Martin Braithwaite", "90+4"),
    ],
  },
  {
    key: "italy-austria",
    round: "round-of-16",
    home: "ITA",
    away: "AUT",
    venue: "wembley",
    kickOff: "2021-06-26T20:00",
    score: [2, 1],
    extraTime: true,
    goals: [goal("ITA", "Federico Chiesa", "95"), goal("ITA", "Matteo Pessina", "105"), goal("AUT", "Saša Kalajdžić", "114")],
  },
  {
    key: "netherlands-czech-republic",
    round: "round-of-16",
    home: "NED",
    away: "CZE",
    venue: "puskas",
    kickOff: "2021-06-27T18:00",
    score: [0, 2],
    goals: [goal("CZE", "Tomáš Holeš", "68"), goal("CZE", "Patrik Schick", "80")],
  },
  {
    key: "belgium-portugal",
    round: "round-of-16",
    home: "BEL",
    away: "POR",
    venue: "cartuja",
    kickOff: "2021-06-27T21:00",
    score: [1, 0],
    goals: [goal("BEL", "Thorgan Hazard", "42")],
  },
  {
    key: "croatia-spain",
    round: "round-of-16",
    home: "CRO",
    away: "ESP",
    venue: "parken",
    kickOff: "2021-06-28T18:00",
    score: [3, 5],
    extraTime: true,
    goals: [
      goal("CRO", "Pedri", "20", "own-goal"),
      goal("ESP", "Pablo Sarabia", "38"),
      goal("ESP", "César Azpilicueta", "57"),
      goal("ESP", "Ferran Torres", "77"),
      goal("CRO", "Mislav Oršić", "85"),
      goal("CRO", "Mario Pašalić", "90+2"),
      goal("ESP", "Álvaro Morata", "100"),
      goal("ESP", "Mikel Oyarzabal", "103"),
    ],
  },
  {
    key: "france-switzerland",
    round: "round-of-16",
    home: "FRA",
    away: "SUI",
    venue: "nationala",
    kickOff: "2021-06-28T22:00",
    score: [3, 3],
    extraTime: true,
    penalties: [4, 5],
    goals: [
      goal("SUI", "Haris Seferović", "15"),
      goal("FRA", "Karim Benzema", "57"),
      goal("FRA", "Karim Benzema", "59"),
      goal("FRA", "Paul Pogba", "75"),
      goal("SUI", "Haris Seferović", "81"),
      goal("SUI", "Mario Gavranović", "90"),
    ],
  },
  {
    key: "england-germany",
    round: "round-of-16",
    home: "ENG",
    away: "GER",
    venue: "wembley",
    kickOff: "2021-06-29T17:00",
    score: [2, 0],
    goals: [goal("ENG", "Raheem Sterling", "75"), goal("ENG", "Harry Kane", "86")],
  },
  {
    key: "sweden-ukraine",
    round: "round-of-16",
    home: "SWE",
    away: "UKR",
    venue: "hampden",
    kickOff: "2021-06-29T20:00",
    score: [1, 2],
    extraTime: true,
    goals: [goal("UKR", "Oleksandr Zinchenko", "27"), goal("SWE", "Emil Forsberg", "43"), goal("UKR", "Artem Dovbyk", "120+1")],
  },
  {
    key: "switzerland-spain",
    round: "quarter-final",
    home: "SUI",
    away: "ESP",
    venue: "krestovsky",
    kickOff: "2021-07-02T19:00",
    score: [1, 1],
    extraTime: true,
    penalties: [1, 3],
    goals: [goal("ESP", "Denis Zakaria", "8", "own-goal"), goal("SUI", "Xherdan Shaqiri", "68")],
  },
  {
    key: "belgium-italy",
    round: "quarter-final",
    home: "BEL",
    away: "ITA",
    venue: "munich",
    kickOff: "2021-07-02T21:00",
    score: [1, 2],
    goals: [goal("ITA", "Nicolò Barella", "31"), goal("ITA", "Lorenzo Insigne", "44"), goal("BEL", "Romelu Lukaku", "45+2", "penalty")],
  },
  {
    key: "czech-republic-denmark",
    round: "quarter-final",
    home: "CZE",
    away: "DEN",
    venue: "baku",
    kickOff: "2021-07-03T20:00",
    score: [1, 2],
    goals: [goal("DEN", "Thomas Delaney", "5"), goal("DEN", "Kasper Dolberg", "42"), goal("CZE", "Patrik Schick", "49")],
  },
  {
    key: "ukraine-england",
    round: "quarter-final",
    home: "UKR",
    away: "ENG",
    venue: "olimpico",
    kickOff: "2021-07-03T21:00",
    score: [0, 4],
    goals: [goal("ENG", "Harry Kane", "4"), goal("ENG", "Harry Maguire", "46"), goal("ENG", "Harry Kane", "50"), goal("ENG", "Jordan Henderson", "63")],
  },
  {
    key: "italy-spain",
    round: "semi-final",
    home: "ITA",
    away: "ESP",
    venue: "wembley",
    kickOff: "2021-07-06T20:00",
    score: [1, 1],
    extraTime: true,
    penalties: [4, 2],
    attendance: 57_811,
    goals: [goal("ITA", "Federico Chiesa", "60"), goal("ESP", "Álvaro Morata", "80")],
  },
  {
    key: "england-denmark",
    round: "semi-final",
    home: "ENG",
    away: "DEN",
    venue: "wembley",
    kickOff: "2021-07-07T20:00",
    score: [2, 1],
    extraTime: true,
    attendance: 64_950,
    goals: [goal("DEN", "Mikkel Damsgaard", "30"), goal("ENG", "Simon Kjær", "39", "own-goal"), goal("ENG", "Harry Kane", "104")],
  },
  {
    key: "italy-england",
    round: "final",
    home: "ITA",
    away: "ENG",
    venue: "wembley",
    kickOff: "2021-07-11T20:00",
    score: [1, 1],
    extraTime: true,
    penalties: [3, 2],
    attendance: 67_173,
    goals: [goal("ENG", "Luke Shaw", "2"), goal("ITA", "Leonardo Bonucci", "67")],
  },
];

export interface DemoPlayer {
  readonly name: string;
  readonly arabicName: string;
  readonly team: string;
  readonly position: "goalkeeper" | "defender" | "midfielder" | "forward";
  readonly shirtNumber: number;
}

/** Who the three reports are about. */
export const players: readonly DemoPlayer[] = [
  { name: "Gianluigi Donnarumma", arabicName: "جانلويجي دوناروما", team: "ITA", position: "goalkeeper", shirtNumber: 21 },
  { name: "Leonardo Bonucci", arabicName: "ليوناردو بونوتشي", team: "ITA", position: "defender", shirtNumber: 19 },
  { name: "Giorgio Chiellini", arabicName: "جورجو كييليني", team: "ITA", position: "defender", shirtNumber: 3 },
  { name: "Jorginho", arabicName: "جورجينيو", team: "ITA", position: "midfielder", shirtNumber: 8 },
  { name: "Federico Chiesa", arabicName: "فيديريكو كييزا", team: "ITA", position: "forward", shirtNumber: 14 },
  { name: "Luke Shaw", arabicName: "لوك شو", team: "ENG", position: "defender", shirtNumber: 3 },
  { name: "Harry Kane", arabicName: "هاري كين", team: "ENG", position: "forward", shirtNumber: 9 },
  { name: "Bukayo Saka", arabicName: "بوكايو ساكا", team: "ENG", position: "midfielder", shirtNumber: 25 },
  { name: "Raheem Sterling", arabicName: "رحيم سترلينغ", team: "ENG", position: "forward", shirtNumber: 10 },
  { name: "Álvaro Morata", arabicName: "ألفارو موراتا", team: "ESP", position: "forward", shirtNumber: 7 },
  { name: "Dani Olmo", arabicName: "داني أولمو", team: "ESP", position: "forward", shirtNumber: 19 },
  { name: "Mikkel Damsgaard", arabicName: "ميكيل دامسغارد", team: "DEN", position: "midfielder", shirtNumber: 14 },
  { name: "Kasper Schmeichel", arabicName: "كاسبر شمايكل", team: "DEN", position: "goalkeeper", shirtNumber: 1 },
];
