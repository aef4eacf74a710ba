// The pane on the right: a group with its topics, seen by one of its members.

import { ChatPane } from "./chatpane.js";
import { h, icon, iconButton, reconcile } from "./dom.js";
import { avatar } from "./message.js";
import { go, toGroup } from "./routes.js";
import { row } from "./row.js";
import { preview } from "./words.js";
import { world } from "./world.js";

const GENERAL = { thread_id: 0, name: "Genel", icon_color: 0, closed: false, deleted: false };

export class GroupPane {
  constructor(root) {
    this.root = root;
    this.place = null;
    this.writer = null;
    this.topics = h("div", { class: "topics" });
    this.chat = h("section", { class: "pane-body" });
    this.pane = new ChatPane(this.chat, {
      header: (place) => this.#header(place),
      empty: ({ chat }) =>
        emptyCard(chat.is_forum ? "Bu konuda henüz ileti yok." : "Bu grupta henüz ileti yok."),
      fieldId: "gruba-yaz",
    });
    root.append(this.topics, this.chat);
    for (const kind of ["loaded", "message", "chat", "seen"])
      world.addEventListener(kind, () => this.#later());
  }

  /** Show a group: its topics, or one of them (0 is "General"). */
  open(groupId, threadId) {
    this.place = { groupId, threadId };
    this.draw();
  }

  #later() {
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(() => {
      this.waiting = false;
      this.draw();
    });
  }

  draw() {
    const chat = world.chats.get(this.place?.groupId);
    if (!chat) return;
    const listed = chat.is_forum && this.place.threadId === null;
    this.topics.hidden = !listed;
    this.chat.hidden = listed;
    if (listed) {
      this.pane.close();
      this.#drawTopics(chat);
    } else {
      this.pane.open(chat.id, this.#writerIn(chat), chat.is_forum ? this.place.threadId : null);
    }
  }

  #members(chat) {
    return chat.members.map((id) => world.personas.get(id)).filter(Boolean);
  }

  #writerIn(chat) {
    const members = this.#members(chat);
    const kept = members.find((each) => each.id === this.writer);
    return (kept ?? members.find((each) => each.role === "sekretarya") ?? members[0])?.id ?? null;
  }

  #drawTopics(chat) {
    const open = chat.topics.filter((topic) => !topic.deleted);
    const rows = [GENERAL, ...open.toReversed()].map((topic) => topicRow(chat, topic));
    const members = this.#members(chat)
      .map((each) => each.name)
      .join(", ");
    reconcile(
      this.topics,
      [
        h("p", { class: "members" }, icon("group"), h("span", {}, `Üyeler: ${members} ve bot`)),
        h("div", { class: "topic-list" }, rows),
        open.length
          ? ""
          : emptyCard(
              "Sekretaryanın masası boş.",
              "Bir memurun açtığı her vaka burada konu olur. Elif olarak /vaka yazıp bir vaka açın.",
            ),
      ].filter(Boolean),
    );
  }

  #header({ chat, threadId, topic }) {
    const back = chat.is_forum ? iconButton("back", "Konulara dön", () => go(toGroup(chat.id))) : null;
    const [name, ...rest] = (chat.is_forum ? (topic ?? GENERAL).name : chat.title).split(" · ");
    const about = [...rest, ...(threadId && topic?.closed ? ["kapalı konu"] : [])].join(" · ");
    return h(
      "header",
      { class: "pane-head sub" },
      back,
      h(
        "div",
        { class: "pane-title", title: about },
        h("h3", {}, name),
        about ? h("p", {}, about) : null,
      ),
      this.#writerChoice(chat),
    );
  }

  #writerChoice(chat) {
    const now = this.#writerIn(chat);
    const option = (each) => h("option", { value: each.id, selected: each.id === now }, each.name);
    const change = (event) => {
      this.writer = Number(event.target.value);
      this.draw();
    };
    return h(
      "label",
      { class: "writer" },
      h("span", {}, "Yazan"),
      h("select", { on: { change } }, this.#members(chat).map(option)),
    );
  }
}

function topicRow(chat, topic) {
  const last = world.messagesOf(chat.id, topic.thread_id).at(-1);
  const unread = world.unread(chat.id, topic.thread_id, 0);
  const picture = topic.thread_id
    ? h(
        "span",
        { class: "avatar topic-icon", data: { color: topic.icon_color }, "aria-hidden": "true" },
        icon(topic.closed ? "lock" : "topic"),
      )
    : avatar("Genel", "grup");
  return row({
    address: toGroup(chat.id, topic.thread_id),
    picture,
    title: topic.name,
    kind: topic.closed ? "kapalı" : "",
    line: last ? preview(last) : "Henüz ileti yok",
    at: last?.date,
    unread,
  });
}

function emptyCard(title, text = "") {
  return h("div", { class: "empty" }, icon("group"), h("strong", {}, title), text ? h("p", {}, text) : null);
}
