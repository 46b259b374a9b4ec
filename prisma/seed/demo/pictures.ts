/**
 * The demo newsroom's pictures, drawn here as SVG (1920 × 1080) and turned into photographs' stand-ins at set-up: nothing is
 * downloaded and nobody's rights are touched.
 */

const width = 1920;
const height = 1080;

/** The same scene every time: a small linear congruential generator. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const svg = (content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><defs>
<linearGradient id="night" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#0b1512"/><stop offset="1" stop-color="#1d3a2f"/></linearGradient>
<linearGradient id="dusk" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#1c2346"/><stop offset="0.7" stop-color="#6a4a6e"/><stop offset="1" stop-color="#d98a5b"/></linearGradient>
<linearGradient id="grass" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#1f6b3d"/><stop offset="1" stop-color="#2f9a58"/></linearGradient>
<radialGradient id="glow"><stop offset="0" stop-color="#fffbe6" stop-opacity="0.9"/><stop offset="1" stop-color="#fffbe6" stop-opacity="0"/></radialGradient>
</defs>${content}</svg>`;

/** Mown stripes in perspective from `top` to the lower edge. */
function pitch(top: number, stripes = 12): string {
  const parts = [`<rect y="${top}" width="${width}" height="${height - top}" fill="url(#grass)"/>`];
  const centre = width / 2;
  for (let index = 0; index < stripes; index += 2) {
    const at = (edge: number, spread: number) => centre + (edge - stripes / 2) * spread;
    parts.push(
      `<polygon points="${at(index, 190)},${top} ${at(index + 1, 190)},${top} ${at(index + 1, 420)},${height} ${at(index, 420)},${height}" fill="#ffffff" opacity="0.05"/>`,
    );
  }
  return parts.join("");
}

/** Rows of heads in the given colours. */
function crowd(top: number, bottom: number, colours: readonly string[], seed: number): string {
  const next = random(seed);
  const parts: string[] = [];
  for (let y = top; y < bottom; y += 26) {
    const radius = 9 + ((y - top) / (bottom - top)) * 6;
    for (let x = -10; x < width + 20; x += radius * 2.3) {
      const colour = colours[Math.floor(next() * colours.length)] ?? "#333";
      parts.push(
        `<circle cx="${(x + next() * 8).toFixed(0)}" cy="${(y + next() * 10).toFixed(0)}" r="${radius.toFixed(0)}" fill="${colour}" opacity="${(0.5 + next() * 0.5).toFixed(2)}"/>`,
      );
    }
  }
  return parts.join("");
}

function player(x: number, y: number, scale: number, shirt: string, shorts: string): string {
  return `<g transform="translate(${x} ${y}) scale(${scale})"><ellipse cx="0" cy="132" rx="34" ry="7" fill="#000" opacity="0.25"/><rect x="-14" y="66" width="11" height="62" rx="5" fill="#d9b08c"/><rect x="3" y="66" width="11" height="62" rx="5" fill="#d9b08c"/><rect x="-20" y="52" width="40" height="28" rx="6" fill="${shorts}"/><path d="M-24 0h48l12 46-14 5-4-12v22h-36V39l-4 12-14-5z" fill="${shirt}"/><circle cx="0" cy="-18" r="15" fill="#c9966b"/><path d="M-15-22a15 15 0 0 1 30 0z" fill="#2b1d14"/></g>`;
}

function ball(x: number, y: number, radius: number): string {
  return `<g transform="translate(${x} ${y})"><circle r="${radius}" fill="#fff"/><path d="M0 ${-radius * 0.45}l${radius * 0.43} ${radius * 0.31}l${-radius * 0.16} ${radius * 0.5}h${-radius * 0.54}l${-radius * 0.16} ${-radius * 0.5}z" fill="#1a1f1c"/></g>`;
}

function goalFrame(x: number, y: number, w: number, h: number): string {
  const net: string[] = [];
  for (let step = 0; step <= 24; step++) net.push(`<path d="M${x + (w * step) / 24} ${y}V${y + h}" />`);
  for (let step = 0; step <= 10; step++) net.push(`<path d="M${x} ${y + (h * step) / 10}H${x + w}" />`);
  return `<g stroke="#dfe8e2" stroke-width="1.5" opacity="0.35" fill="none">${net.join("")}</g><path d="M${x} ${y + h}V${y}H${x + w}V${y + h}" fill="none" stroke="#fff" stroke-width="16" stroke-linejoin="round"/>`;
}

const arch = `<path d="M120 760C420 40 1500 40 1800 760" fill="none" stroke="#e9edea" stroke-width="16"/><path d="M190 760C480 130 1440 130 1730 760" fill="none" stroke="#e9edea" stroke-width="6" opacity="0.7"/>${Array.from(
  { length: 15 },
  (_, index) => {
    const t = (index + 1) / 16;
    const bezier = (a: number, b: number, c: number, d: number) => (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t ** 2 * c + t ** 3 * d;
    return `<path d="M${bezier(120, 420, 1500, 1800).toFixed(0)} ${bezier(760, 40, 40, 760).toFixed(0)}L${bezier(190, 480, 1440, 1730).toFixed(0)} ${bezier(760, 130, 130, 760).toFixed(0)}" stroke="#e9edea" stroke-width="4" opacity="0.7"/>`;
  },
).join("")}`;

const lights = [260, 620, 980, 1340, 1700].map((x) => `<circle cx="${x}" cy="520" r="150" fill="url(#glow)" opacity="0.35"/>`).join("");

export interface DemoPicture {
  readonly key: string;
  readonly fileName: string;
  readonly svg: string;
  readonly credit: string;
  readonly texts: Readonly<Record<"en" | "es" | "ar", { readonly alt: string; readonly caption: string }>>;
}

const credit = "Illustration: Pressbox";

export const pictures: readonly DemoPicture[] = [
  {
    key: "wembley",
    fileName: "wembley-before-kick-off.jpg",
    credit,
    svg: svg(
      `<rect width="${width}" height="${height}" fill="url(#night)"/>${arch}${lights}<path d="M0 620Q960 500 1920 620V860H0Z" fill="#15251e"/>${crowd(640, 830, ["#2b4a3d", "#3d5d50", "#c9d4cd", "#8b2f2f", "#22406b"], 7)}${pitch(840)}<path d="M0 900H1920M960 840V1080" stroke="#fff" stroke-width="5" opacity="0.8"/><ellipse cx="960" cy="985" rx="330" ry="70" fill="none" stroke="#fff" stroke-width="5" opacity="0.8"/>`,
    ),
    texts: {
      en: { alt: "The arch of Wembley Stadium lit above a full stand and an empty pitch", caption: "Wembley before kick-off. The attendance was 67,173." },
      es: {
        alt: "El arco de Wembley iluminado sobre la grada llena y el césped vacío",
        caption: "Wembley antes del comienzo. Asistieron 67.173 espectadores.",
      },
      ar: { alt: "قوس ملعب ويمبلي مضاءً فوق مدرجات ممتلئة وأرضية خالية", caption: "ويمبلي قبل انطلاق المباراة. بلغ الحضور 67,173 متفرجًا." },
    },
  },
  {
    key: "shootout",
    fileName: "shoot-out-at-wembley.jpg",
    credit,
    svg: svg(
      `<rect width="${width}" height="${height}" fill="#10221b"/>${crowd(60, 520, ["#1d4a8a", "#2b62ad", "#c9d4cd", "#b42f27", "#e0b23c"], 11)}${pitch(520)}${goalFrame(520, 250, 880, 330)}${player(1010, 420, 1.25, "#d9a531", "#d9a531")}${player(880, 760, 1.9, "#225aa8", "#f3f5f3")}${ball(1250, 470, 26)}`,
    ),
    texts: {
      en: { alt: "A player in blue takes a penalty while the goalkeeper dives", caption: "The shoot-out, taken in front of the Italian end." },
      es: { alt: "Un jugador de azul lanza un penalti mientras el portero se lanza", caption: "La tanda de penaltis, ante el fondo italiano." },
      ar: { alt: "لاعب بقميص أزرق ينفذ ركلة ترجيح والحارس يرتمي", caption: "ركلات الترجيح أمام المدرج الإيطالي." },
    },
  },
  {
    key: "freekick",
    fileName: "damsgaard-free-kick.jpg",
    credit,
    svg: svg(
      `<rect width="${width}" height="${height}" fill="url(#dusk)"/>${crowd(300, 560, ["#f3f5f3", "#b42f27", "#dfe3e0", "#8a1f1a"], 3)}${pitch(560)}${goalFrame(700, 360, 520, 210)}${[860, 930, 1000, 1070].map((x) => player(x, 560, 1.15, "#f3f5f3", "#1b2a4a")).join("")}${player(420, 690, 1.9, "#b42f27", "#f3f5f3")}<path d="M520 860Q800 330 1160 410" fill="none" stroke="#fff" stroke-width="4" stroke-dasharray="14 16" opacity="0.7"/>${ball(1160, 410, 18)}`,
    ),
    texts: {
      en: { alt: "A free kick curls over a four-man wall towards the top corner", caption: "Mikkel Damsgaard’s free kick, 30th minute." },
      es: { alt: "Una falta supera una barrera de cuatro hombres camino de la escuadra", caption: "La falta de Mikkel Damsgaard, minuto 30." },
      ar: { alt: "ركلة حرة تمر فوق حائط من أربعة لاعبين نحو الزاوية العليا", caption: "ركلة ميكيل دامسغارد الحرة، الدقيقة 30." },
    },
  },
  {
    key: "celebration",
    fileName: "wembley-celebrates.jpg",
    credit,
    svg: svg(
      `<rect width="${width}" height="${height}" fill="#232a4d"/>${crowd(120, 1080, ["#f3f5f3", "#dfe3e0", "#b42f27", "#c9d4cd", "#1b2a4a"], 23)}${[
        300, 820, 1420,
      ]
        .map(
          (x, index) =>
            `<g transform="translate(${x} ${260 + index * 90}) rotate(${index * 5 - 4})"><rect width="330" height="210" fill="#fff"/><rect x="140" width="50" height="210" fill="#ce2b2b"/><rect y="80" width="330" height="50" fill="#ce2b2b"/><rect x="-12" y="-20" width="12" height="420" fill="#caa26a"/></g>`,
        )
        .join("")}`,
    ),
    texts: {
      en: { alt: "England supporters wave flags in a full stand", caption: "England supporters after the final whistle." },
      es: { alt: "Aficionados ingleses ondean banderas en una grada llena", caption: "La afición inglesa tras el pitido final." },
      ar: { alt: "مشجعون إنجليز يلوحون بالأعلام في مدرج ممتلئ", caption: "المشجعون الإنجليز بعد صافرة النهاية." },
    },
  },
  {
    key: "trophy",
    fileName: "trophy-before-the-walk-out.jpg",
    credit,
    svg: svg(
      `<rect width="${width}" height="${height}" fill="#2c3444"/><circle cx="960" cy="430" r="620" fill="url(#glow)" opacity="0.25"/><g transform="translate(960 520)"><path d="M-170-330h340c0 210-60 340-170 400c-110-60-170-190-170-400z" fill="#dfe3e8"/><path d="M-170-290c-130-10-130 190 40 230M170-290c130-10 130 190-40 230" fill="none" stroke="#dfe3e8" stroke-width="30"/><path d="M-60-300c-10 160 0 260 50 340" fill="none" stroke="#fff" stroke-width="26" opacity="0.5"/><rect x="-34" y="60" width="68" height="120" fill="#c3c9d1"/><rect x="-140" y="175" width="280" height="60" rx="10" fill="#aab2bd"/></g><rect y="900" width="${width}" height="180" fill="#1c2230"/>`,
    ),
    texts: {
      en: { alt: "The trophy on its stand in the tunnel", caption: "The trophy before the teams walked out." },
      es: { alt: "El trofeo en su pedestal en el túnel", caption: "El trofeo antes de la salida de los equipos." },
      ar: { alt: "الكأس على منصتها في الممر", caption: "الكأس قبل خروج الفريقين." },
    },
  },
  {
    key: "tactics",
    fileName: "line-ups-tactical.png",
    credit,
    svg: svg(
      `<rect width="${width}" height="${height}" fill="#14683d"/><g stroke="#eaf6ee" stroke-width="6" fill="none"><rect x="120" y="90" width="1680" height="900"/><path d="M960 90V990"/><circle cx="960" cy="540" r="140"/><rect x="120" y="310" width="250" height="460"/><rect x="1550" y="310" width="250" height="460"/></g>${[
        [220, 540],
        [470, 250],
        [430, 440],
        [430, 640],
        [470, 830],
        [680, 540],
        [640, 330],
        [640, 750],
        [860, 300],
        [840, 780],
        [890, 540],
      ]
        .map(([x, y]) => `<circle cx="${x}" cy="${y}" r="34" fill="#225aa8" stroke="#fff" stroke-width="5"/>`)
        .join("")}${[
        [1700, 540],
        [1480, 360],
        [1500, 540],
        [1480, 720],
        [1330, 180],
        [1330, 900],
        [1270, 450],
        [1270, 630],
        [1100, 330],
        [1100, 750],
        [1040, 540],
      ]
        .map(([x, y]) => `<circle cx="${x}" cy="${y}" r="34" fill="#f3f5f3" stroke="#b42f27" stroke-width="6"/>`)
        .join("")}`,
    ),
    texts: {
      en: { alt: "Both line-ups drawn on a pitch: Italy in a 4-3-3, England in a 3-4-3", caption: "Italy’s 4-3-3 against England’s 3-4-3." },
      es: { alt: "Las dos alineaciones sobre un campo: Italia 4-3-3, Inglaterra 3-4-3", caption: "El 4-3-3 de Italia contra el 3-4-3 de Inglaterra." },
      ar: { alt: "تشكيلتا الفريقين على أرض الملعب: إيطاليا 4-3-3 وإنجلترا 3-4-3", caption: "تشكيلة إيطاليا 4-3-3 أمام تشكيلة إنجلترا 3-4-3." },
    },
  },
];

/** Stills of a clip, drawn frame by frame: ffmpeg makes the film of them. `at` runs from 0 to 1. */
export interface DemoClip {
  readonly key: string;
  readonly fileName: string;
  /** Seconds. */
  readonly duration: number;
  readonly credit: string;
  readonly frame: (at: number) => string;
  readonly texts: DemoPicture["texts"];
}

export const clips: readonly DemoClip[] = [
  {
    key: "bonucci",
    fileName: "bonucci-equaliser.mp4",
    duration: 6,
    credit,
    frame: (at) =>
      svg(
        `<rect width="${width}" height="${height}" fill="#10221b"/>${pitch(420)}${goalFrame(560, 260, 800, 340)}${player(1220 - at * 120, 480, 1.3, "#d9a531", "#d9a531")}${player(760 + at * 170, 620, 1.7, "#225aa8", "#f3f5f3")}${ball(420 + at * 560, 760 - Math.sin(at * Math.PI) * 330 - at * 240, 26)}`,
      ),
    texts: {
      en: { alt: "Clip: the ball is pushed over the line from two metres", caption: "Bonucci’s equaliser, 67th minute." },
      es: { alt: "Vídeo: el balón entra empujado desde dos metros", caption: "El empate de Bonucci, minuto 67." },
      ar: { alt: "مقطع: الكرة تُدفع إلى الشباك من مترين", caption: "هدف التعادل لبونوتشي، الدقيقة 67." },
    },
  },
  {
    key: "shaw",
    fileName: "shaw-scores-after-157.mp4",
    duration: 5,
    credit,
    frame: (at) =>
      svg(
        `<rect width="${width}" height="${height}" fill="#122033"/>${pitch(420)}${goalFrame(780, 240, 800, 340)}${player(1180, 470, 1.3, "#2f9360", "#2f9360")}${player(300 + at * 260, 640, 1.8, "#f3f5f3", "#1b2a4a")}${ball(300 + at * 760, 800 - at * 340, 26)}`,
      ),
    texts: {
      en: { alt: "Clip: a volley from the left goes in off the post", caption: "Shaw scores after one minute and 57 seconds." },
      es: { alt: "Vídeo: una volea desde la izquierda entra tras tocar el poste", caption: "Shaw marca al minuto y 57 segundos." },
      ar: { alt: "مقطع: تسديدة من الجهة اليسرى تدخل بعد لمس القائم", caption: "شو يسجل بعد دقيقة و57 ثانية." },
    },
  },
];
