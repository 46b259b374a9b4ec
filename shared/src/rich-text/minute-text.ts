/** A key moment's minute as people read it: `90+4` is one and gets its prime, `HT` is none. */
export const minuteText = (minute: string): string => (/^\d+(\+\d+)?$/.test(minute) ? `${minute}′` : minute);
