// The list on the left: whom one can be, and the groups.

import { h, icon, reconcile } from "./dom.js";
import { avatar } from "./message.js";
import { toCalls, toGroup, toPerson } from "./routes.js";
import { row } from "./row.js";
import { office, preview } from "./words.js";
import { world } from "./world.js";

export class PeopleList {
  constructor(root) {
    this.root = root;
    this.route = {};
    for (const kind of ["loaded", "message", "chat", "typing", "seen", "status"]) {
      world.addEventListener(kind, () => this.#later());
    }
  }

  /** Mark what is open: {personaId, groupId, tab}. */
  mark(route) {
    this.route = route;
    this.draw();
  }

  /** Many events in a row draw once. */
  #later() {
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(() => {
      this.waiting = false;
      this.draw();
    });
  }

  draw() {
    const focused = document.activeElement?.dataset?.goto;
    const people = [...world.personas.values()].filter((each) => world.chats.has(each.id));
    reconcile(this.root, [
      h("h2", { class: "rail-title" }, "Kim olarak yazıyorsunuz?"),
      h(
        "ul",
        {},
        people.map((persona) => h("li", {}, this.#person(persona))),
      ),
      h("h2", { class: "rail-title" }, "Gruplar"),
      h(
        "ul",
        {},
        world.groups().map((chat) => h("li", {}, this.#group(chat))),
      ),
      h("h2", { class: "rail-title" }, "Perde arkası"),
      h("ul", {}, h("li", {}, this.#calls())),
    ]);
    if (focused) this.root.querySelector(`[data-goto="${focused}"]`)?.focus({ preventScroll: true });
  }

  #person(persona) {
    const chat = world.chats.get(persona.id);
    const last = world.messagesOf(persona.id).at(-1);
    const line = chat.blocked
      ? "Bot engellendi"
      : chat.typing
        ? "yazıyor…"
        : last
          ? said(last, persona.id)
          : "Henüz yazışma yok";
    return row({
      address: toPerson(persona.id),
      current: this.route.personaId === persona.id && this.route.view !== "list",
      picture: avatar(persona.name, persona.role),
      title: persona.name,
      kind: office(persona),
      line,
      at: last?.date,
      unread: world.unread(persona.id),
      muted: chat.blocked,
    });
  }

  #group(chat) {
    const last = world.messagesOf(chat.id).at(-1);
    const topics = chat.topics.filter((topic) => !topic.deleted);
    const places = chat.is_forum ? [0, ...topics.map((topic) => topic.thread_id)] : [null];
    return row({
      address: toGroup(chat.id),
      current: this.route.tab === "group" && this.route.groupId === chat.id,
      picture: avatar(chat.title, "grup"),
      title: chat.title,
      kind: chat.is_forum ? (topics.length ? `${topics.length} konu` : "forum") : "grup",
      line: last ? preview(last) : "Henüz iş düşmedi",
      at: last?.date,
      unread: places.reduce((sum, place) => sum + world.unread(chat.id, place, 0), 0),
    });
  }

  #calls() {
    return row({
      address: toCalls,
      current: this.route.tab === "calls",
      picture: h("span", { class: "avatar", data: { role: "calls" }, "aria-hidden": "true" }, icon("pulse")),
      title: "Çağrı defteri",
      kind: "",
      line: world.calls.length
        ? `Son çağrı: ${world.calls.at(-1).method}`
        : "Botun Telegram'a yaptığı çağrılar",
      unread: 0,
    });
  }
}

const said = (message, mine) => `${message.from.id === mine ? "Siz: " : ""}${preview(message)}`;
