/**
 * What names mean on Windows. Node reaches files by their full path, for which Windows takes any name; a file called
 * `con`, `a:b` or `x.` can then be opened and removed by hardly any other program.
 */
import { win32 } from 'node:path';

/** Devices, with or without an ending. The superscript digits count as digits. */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3]) *(?:\.|$)/i;

/** Whether Windows keeps a file name for a device. */
export function isDeviceName(name: string): boolean {
  return device.test(name);
}

/** Whether a path is the device that takes everything and keeps nothing, which others call /dev/null. */
export function isNul(path: string): boolean {
  return /^nul:?$/i.test(win32.basename(path));
}

/** The device that {@link isNul} tells of, as Node opens it. */
export const nulDevice = String.raw`\\.\NUL`;

/** Whether a new file at a path would have a name that other programs on Windows can open. */
export function isOrdinaryName(path: string): boolean {
  const name = win32.basename(path);
  return !isDeviceName(name) && !/[<>:"|?*\p{Cc}]|[. ]$/u.test(name);
}
