// Where the reader is, kept in the address, so that the back button and a reload do what they should.

const PERSON = /^#\/kisi\/(\d+)$/;
const GROUP = /^#\/grup\/(-?\d+)(?:\/(\d+))?$/;

export const toList = "#/liste";
export const toCalls = "#/cagrilar";
export const toPerson = (id) => `#/kisi/${id}`;
export const toGroup = (id, threadId = null) => `#/grup/${id}${threadId === null ? "" : `/${threadId}`}`;

/** The place an address names; null when it names none. */
export function read(hash) {
  const person = PERSON.exec(hash);
  if (person) return { view: "chat", personaId: Number(person[1]) };
  const group = GROUP.exec(hash);
  if (group) {
    const threadId = group[2] === undefined ? null : Number(group[2]);
    return { view: "side", tab: "group", groupId: Number(group[1]), threadId };
  }
  if (hash === toCalls) return { view: "side", tab: "calls" };
  return hash === toList ? { view: "list" } : null;
}

export function go(address) {
  if (location.hash !== address) location.hash = address;
}

/** Go without leaving a step for the back button. */
export function swap(address) {
  history.replaceState(null, "", address);
  dispatchEvent(new HashChangeEvent("hashchange"));
}
