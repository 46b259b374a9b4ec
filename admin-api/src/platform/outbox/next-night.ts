const dayMs = 86_400_000;
/** Hours of UTC: few newsrooms of the world sleep less at three. */
const hourOfNight = 3;

/** When daily work that nobody waits for is done next. */
export function nextNight(now: Date): Date {
  const night = new Date(now);
  night.setUTCHours(hourOfNight, 0, 0, 0);
  return night > now ? night : new Date(night.getTime() + dayMs);
}
