// The one copy of the world that the page keeps: loaded whole, then changed by events.
// Messages are kept by chat and number, so an event that comes twice changes nothing.

import * as api from "./api.js";

const TYPING_LASTS = 5_000;
const DRAFT_LASTS = 30_000;
const CALLS_KEPT = 500;

/** One place that can be read: a chat, or a topic of a forum (0 is "General"). */
export const placeKey = (chatId, threadId) => `${chatId}/${threadId ?? ""}`;

class World extends EventTarget {
  bot = { id: 0, name: "Danışma Masası", username: "" };
  personas = new Map();
  chats = new Map();
  commands = [];
  calls = [];
  running = false;
  line = "wait";
  #messages = new Map();
  #seen = new Map();
  #lastEvent = -1;
  #sprung = new Map();

  tell(kind, detail = {}) {
    this.dispatchEvent(new CustomEvent(kind, { detail }));
  }

  /** Fetch everything; gives the number of the last event that is included for certain. */
  async load() {
    const state = await api.state();
    const ids = state.chats.map((chat) => chat.id);
    const [calls, ...lists] = await Promise.all([api.lastCalls(CALLS_KEPT), ...ids.map(api.messages)]);
    this.#take(state);
    this.calls = calls;
    this.#messages = new Map(
      ids.map((id, at) => [id, new Map(lists[at].map((each) => [each.message_id, each]))]),
    );
    this.#rememberWhatWasRead(state.last_event);
    this.tell("loaded");
    return state.last_event;
  }

  /** What was there before the page was opened, or before the server began anew, counts as read. */
  #rememberWhatWasRead(lastEvent) {
    if (this.#lastEvent < 0 || lastEvent < this.#lastEvent) {
      this.#seen.clear();
      for (const chat of this.chats.values()) this.#seeAll(chat);
    }
    this.#lastEvent = lastEvent;
  }

  #take(state) {
    this.bot = state.bot;
    this.personas = new Map(state.personas.map((each) => [each.id, each]));
    this.chats = new Map(state.chats.map((each) => [each.id, each]));
    this.commands = state.commands;
    this.running = state.polling || Boolean(state.webhook);
    for (const chat of this.chats.values()) {
      if (chat.typing) this.#spring(chat, "typing", TYPING_LASTS);
      if (chat.draft) this.#spring(chat, "draft", DRAFT_LASTS);
    }
  }

  /** Ask whether the bot runs; gives the number of the server's last event. */
  async look() {
    const state = await api.state();
    this.running = state.polling || Boolean(state.webhook);
    this.tell("status");
    return state.last_event;
  }

  /** One event of the stream. */
  apply(kind, data) {
    const chat = this.chats.get(data.chat_id);
    switch (kind) {
      case "message":
      case "edit":
        return this.#put(data, kind === "message");
      case "delete":
        return this.#erase(data);
      case "typing":
      case "draft":
        if (!chat) return undefined;
        chat[kind] = data;
        this.#spring(chat, kind, kind === "typing" ? TYPING_LASTS : DRAFT_LASTS);
        return this.tell("typing", { chatId: chat.id });
      case "topic":
        return chat && this.#putTopic(chat, data);
      case "chat":
        this.chats.set(data.id, data);
        if (!this.#messages.has(data.id)) this.#messages.set(data.id, new Map());
        return this.tell("chat", { chatId: data.id });
      case "commands":
        this.commands = data.commands;
        return this.tell("commands");
      case "call":
        return this.#call(data);
      case "reset":
        return this.#forget();
      default:
        return undefined;
    }
  }

  #put(message, isNew) {
    const known = this.#messages.get(message.chat_id) ?? new Map();
    this.#messages.set(message.chat_id, known);
    known.set(message.message_id, message);
    const chat = this.chats.get(message.chat_id);
    if (isNew && chat && message.from.id === this.bot.id) chat.typing = chat.draft = null;
    this.tell("message", { message, isNew, chatId: message.chat_id });
  }

  #erase({ chat_id: chatId, message_ids: ids }) {
    const known = this.#messages.get(chatId);
    for (const id of ids) {
      const message = known?.get(id);
      if (message) known.set(id, { ...message, deleted: true, reply_markup: null });
    }
    this.tell("message", { chatId });
  }

  #putTopic(chat, topic) {
    const others = chat.topics.filter((each) => each.thread_id !== topic.thread_id);
    chat.topics = [...others, topic].sort((a, b) => a.thread_id - b.thread_id);
    this.tell("chat", { chatId: chat.id });
  }

  #call(call) {
    if (call.n <= (this.calls.at(-1)?.n ?? 0)) return;
    this.calls.push(call);
    if (this.calls.length > CALLS_KEPT) this.calls.splice(0, this.calls.length - CALLS_KEPT);
    if (!this.running) {
      this.running = true;
      this.tell("status");
    }
    this.tell("call", { call });
  }

  #forget() {
    this.#messages.clear();
    this.#seen.clear();
    this.calls = [];
    this.tell("forgotten");
  }

  /** Let "is typing" and drafts end by themselves, whatever the server's clock says. */
  #spring(chat, kind, lasting) {
    const key = `${kind}/${chat.id}`;
    clearTimeout(this.#sprung.get(key));
    const end = () => {
      const now = this.chats.get(chat.id);
      if (!now?.[kind]) return;
      now[kind] = null;
      this.tell("typing", { chatId: chat.id });
    };
    this.#sprung.set(key, setTimeout(end, lasting));
  }

  /** The messages of a place, oldest first. */
  messagesOf(chatId, threadId = null) {
    const all = [...(this.#messages.get(chatId)?.values() ?? [])];
    const here = threadId === null ? all : all.filter((each) => (each.thread_id ?? 0) === threadId);
    return here.sort((a, b) => a.message_id - b.message_id);
  }

  message(chatId, messageId) {
    return this.#messages.get(chatId)?.get(messageId) ?? null;
  }

  /** Everything in a place has been read. */
  see(chatId, threadId = null) {
    const last = this.messagesOf(chatId, threadId).at(-1)?.message_id ?? 0;
    const key = placeKey(chatId, threadId);
    if (last === (this.#seen.get(key) ?? 0)) return;
    this.#seen.set(key, last);
    this.tell("seen", { chatId });
  }

  #seeAll(chat) {
    const places = chat.is_forum ? [0, ...chat.topics.map((topic) => topic.thread_id)] : [null];
    for (const place of places) this.see(chat.id, place);
  }

  /** How many messages of others a person has not read in a place. */
  unread(chatId, threadId = null, mine = chatId) {
    const seen = this.#seen.get(placeKey(chatId, threadId)) ?? 0;
    return this.messagesOf(chatId, threadId).filter(
      (each) => each.message_id > seen && !each.deleted && each.from.id !== mine,
    ).length;
  }

  /** The private chats of the personas that the bot knows of, then the groups. */
  groups() {
    return [...this.chats.values()].filter((chat) => chat.type !== "private" && chat.migrated_to === null);
  }

  /** The commands that a person sees in a chat: its own ones, else those of its kind. */
  commandsFor(persona, chat) {
    const kind = chat.type === "private" ? "all_private_chats" : "all_group_chats";
    for (const scope of ["chat", kind, "default"]) {
      for (const language of [persona?.language ?? "", ""]) {
        const found = this.commands.filter(
          (each) =>
            each.scope === scope &&
            each.language === language &&
            (scope !== "chat" || each.chat_id === chat.id),
        );
        if (found.length) return found;
      }
    }
    return [];
  }
}

export const world = new World();
