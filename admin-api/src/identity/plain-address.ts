/** An address as people write it: a socket for both families reports IPv4 as `::ffff:192.0.2.7`, which is the same machine as `192.0.2.7`. */
export const plainAddress = (address: string): string => address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, "");
