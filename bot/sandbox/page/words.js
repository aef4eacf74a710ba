// Dates, sizes and names as Turkish readers expect them.

const LOCALE = "tr-TR";
const hour = new Intl.DateTimeFormat(LOCALE, { hour: "2-digit", minute: "2-digit" });
const second = new Intl.DateTimeFormat(LOCALE, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const weekday = new Intl.DateTimeFormat(LOCALE, {
  day: "numeric",
  month: "long",
  year: "numeric",
  weekday: "long",
});
const short = new Intl.DateTimeFormat(LOCALE, { day: "2-digit", month: "2-digit", year: "2-digit" });
const whole = new Intl.DateTimeFormat(LOCALE, { dateStyle: "long", timeStyle: "medium" });
const decimal = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 });

const moment = (unix) => new Date(unix * 1000);

/** "14:05" */
export const clock = (unix) => hour.format(moment(unix));

/** "14:05:31" */
export const clockSeconds = (unix) => second.format(moment(unix));

/** "22 Kasım 2026 14:05:31" */
export const full = (unix) => whole.format(moment(unix));

/** A key that is the same for all moments of one day. */
export const dayKey = (unix) => moment(unix).toDateString();

function daysAgo(unix) {
  const midnight = new Date();
  midnight.setHours(0, 0, 0, 0);
  return Math.ceil((midnight - moment(unix)) / 86_400_000);
}

/** "Bugün", "Dün" or "22 Kasım 2026 Pazar" */
export function day(unix) {
  const ago = daysAgo(unix);
  if (dayKey(unix) === new Date().toDateString()) return "Bugün";
  return ago === 1 ? "Dün" : weekday.format(moment(unix));
}

/** The moment as a list shows it: the hour today, the date before. */
export const brief = (unix) =>
  dayKey(unix) === new Date().toDateString() ? clock(unix) : short.format(moment(unix));

/** "12,3 KB" */
export function size(bytes) {
  if (bytes < 1024) return `${bytes} bayt`;
  return bytes < 1_048_576 ? `${decimal.format(bytes / 1024)} KB` : `${decimal.format(bytes / 1_048_576)} MB`;
}

/** "12,3" */
export const figure = (value) => decimal.format(value);

/** "Elif (memur, Şahinbey)" without the name: "memur, Şahinbey"; empty where the name says it. */
export function office(persona) {
  const named = /\((.+)\)/.exec(persona.label)?.[1] ?? persona.role;
  const isSaid = persona.name.toLocaleLowerCase("tr").includes(named.toLocaleLowerCase("tr"));
  return isSaid ? "" : named;
}

const FILES = {
  document: "Dosya",
  photo: "Fotoğraf",
  voice: "Ses kaydı",
  audio: "Ses dosyası",
  video: "Video",
  sticker: "Çıkartma",
  location: "Konum",
  contact: "Kişi kartı",
  poll: "Anket",
  dice: "Zar",
};

/** What kind of file it is. */
export const fileKind = (kind) => FILES[kind] ?? "Dosya";

/** A message in one line. */
export function preview(message) {
  if (message.deleted) return "Silinen ileti";
  const text = message.service ?? message.text.replace(/\s+/g, " ").trim();
  return text || (message.file ? fileKind(message.file.kind) : "");
}
