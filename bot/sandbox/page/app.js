// The page as a whole: which pane shows what, and the line to the server.

import * as api from "./api.js";
import { icon } from "./dom.js";
import { Live } from "./live.js";
import { confirm } from "./notice.js";
import { PeopleList } from "./people.js";
import { PrivatePane } from "./private.js";
import { go, read, swap, toGroup, toPerson } from "./routes.js";
import { Side } from "./side.js";
import { world } from "./world.js";

const LOOK_EVERY = 5_000;
const WIDE = matchMedia("(min-width: 1160px)");
const THEMES = { auto: ["auto", "Tema: sistem"], light: ["sun", "Tema: açık"], dark: ["moon", "Tema: koyu"] };
const LINES = { wait: "Bağlanıyor…", offline: "Sunucuya ulaşılamıyor, yeniden deneniyor…" };

const { body } = document;
const part = (id) => document.getElementById(id);
const people = new PeopleList(part("people"));
const chat = new PrivatePane(part("chat"), toggleSide);
const side = new Side(part("side"), toggleSide);
const live = new Live({
  load: () => world.load(),
  apply: (kind, data) => world.apply(kind, data),
  tell: showLine,
});

let personaId = null;
let sideRoute = null;

// Which pane shows what

function firstPerson() {
  return [...world.personas.keys()].find((id) => world.chats.has(id)) ?? null;
}

/** Show what the address says; both panes keep what they showed before when it is about the other one. */
function route() {
  const wish = read(location.hash);
  if (!wish || (wish.view === "chat" && !world.chats.has(wish.personaId))) {
    if (firstPerson() !== null) swap(toPerson(firstPerson()));
    return;
  }
  if (wish.view === "side" && wish.tab === "group" && !world.chats.has(wish.groupId)) {
    swap(toPerson(personaId ?? firstPerson()));
    return;
  }
  if (wish.view === "chat") personaId = wish.personaId;
  if (wish.view === "side") {
    sideRoute = wish;
    if (WIDE.matches) openSide(true);
  }
  body.dataset.view = wish.view;
  show(wish);
}

function show(wish) {
  personaId ??= firstPerson();
  const group = world.groups()[0];
  sideRoute ??= group ? { tab: "group", groupId: group.id, threadId: null } : { tab: "calls" };
  if (personaId !== null) chat.open(personaId);
  side.open(sideRoute);
  people.mark({ view: wish.view, personaId, ...(sideShown() ? sideRoute : {}) });
}

const sideShown = () => (WIDE.matches ? body.dataset.side === "open" : body.dataset.view === "side");

function openSide(open) {
  body.dataset.side = open ? "open" : "closed";
  remember("side", body.dataset.side);
}

function toggleSide() {
  if (WIDE.matches) {
    openSide(body.dataset.side !== "open");
    route();
  } else if (body.dataset.view === "side") go(toPerson(personaId));
  else go(sideRoute?.tab === "calls" ? "#/cagrilar" : toGroup(sideRoute.groupId, sideRoute.threadId));
}

// What the browser remembers

function remember(name, value) {
  try {
    localStorage.setItem(`danisma.${name}`, value);
  } catch {
    // Without storage the page begins the same way each time.
  }
}

function remembered(name) {
  try {
    return localStorage.getItem(`danisma.${name}`);
  } catch {
    return null;
  }
}

function showTheme(name) {
  const [picture, words] = THEMES[name];
  document.documentElement.dataset.theme = name;
  Object.assign(part("theme"), { title: `${words} (değiştirmek için basın)`, ariaLabel: words });
  part("theme").replaceChildren(icon(picture));
  remember("theme", name);
}

part("theme").addEventListener("click", () => {
  const names = Object.keys(THEMES);
  showTheme(names[(names.indexOf(document.documentElement.dataset.theme) + 1) % names.length]);
});

// The line to the server

function showLine(line) {
  world.line = line;
  showStatus();
}

function showStatus() {
  const connected = world.line === "live" || world.line === "polling";
  part("status").dataset.state = connected ? (world.running ? "on" : "wait") : world.line;
  const words = connected ? (world.running ? "Bot çalışıyor" : "Bot bekleniyor…") : LINES[world.line];
  part("status").querySelector(".words").textContent = words;
}

let serverWasAt = 0;

/** A stream can die without a word: whoever has not heard what the server said at the last look begins again. */
async function look() {
  if (document.hidden || world.line !== "live") return;
  const serverIsAt = await world.look().catch(() => null);
  side.refresh();
  if (serverIsAt === null) return;
  if (live.last < serverWasAt || serverIsAt < live.last) live.again();
  serverWasAt = serverIsAt;
}

part("reset").addEventListener("click", async () => {
  if (
    !(await confirm(
      "Bütün sohbetler, konular ve çağrı defteri silinsin mi? Botun veri tabanı olduğu gibi kalır. Örnek vakalar, masayı durdurup yeniden başlatınca geri gelir.",
    ))
  )
    return;
  await api.reset().catch(() => null);
});

world.addEventListener("loaded", () => {
  showStatus();
  route();
});
world.addEventListener("status", showStatus);
addEventListener("hashchange", route);
document.addEventListener("visibilitychange", () => document.hidden || route());
WIDE.addEventListener("change", () => world.chats.size && route());

showTheme(remembered("theme") in THEMES ? remembered("theme") : "auto");
body.dataset.side = remembered("side") === "closed" ? "closed" : "open";
setInterval(look, LOOK_EVERY);
live.run();
