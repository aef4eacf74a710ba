// A chat as one person sees it: header, timeline, text field; follows the world by itself.

import * as api from "./api.js";
import { Composer } from "./composer.js";
import { copy, h } from "./dom.js";
import { alert, openMenu, toast } from "./notice.js";
import { rich, startPayload } from "./rich.js";
import { Timeline } from "./timeline.js";
import { placeKey, world } from "./world.js";

export class ChatPane {
  /**
   * @param root   the element to fill
   * @param parts  {header(place) -> element, fieldId,
   *               lead(place) -> element that stands first until the person writes, if there is one,
   *               empty(place) -> element for a place without messages, if there is one,
   *               subtitle(place) -> text for the header's element of class "subtitle", if it has one}
   */
  constructor(root, parts) {
    this.root = root;
    this.parts = parts;
    this.place = null;
    this.head = h("div", { class: "head-slot" });
    this.timeline = new Timeline({
      key: (id, row, column, button) => this.#press(id, row, column, button),
      command: (text) => this.send(text),
      link: (href) => this.#follow(href),
      more: (id, button) => this.#openActions(id, button),
      seen: () => this.#see(),
      redraw: () => this.#update(),
    });
    this.composer = new Composer({
      send: (text, replyTo) => this.send(text, replyTo),
      edit: (id, text) => this.#try(api.edit(this.place.chat.id, id, text)),
      file: (fields) => this.#try(api.sendFile({ ...this.#from(), ...fields })),
      inline: (query, offset) => this.#inline(query, offset),
      choose: (id) => this.#try(api.choose({ ...this.#from(), result_id: id })),
      start: (payload) => this.#start(payload),
      unblock: () => this.#try(api.block(this.place.persona.id, false)),
      lastOwn: () => this.#lastOwn(),
    });
    root.append(this.head, this.timeline.root, this.composer.root);
    for (const kind of ["loaded", "message", "chat", "typing", "commands"]) {
      world.addEventListener(kind, (event) => this.#hear(kind, event.detail));
    }
  }

  /** Show a chat to a person; `threadId` null: all of it, 0: "General". */
  open(chatId, personaId, threadId = null) {
    const key = `${placeKey(chatId, threadId)}/${personaId}`;
    const isNew = key !== this.place?.key;
    if (!this.#look(chatId, personaId, threadId, key)) return;
    if (!isNew) {
      this.#update();
      return;
    }
    this.lead = this.parts.lead?.(this.place) ?? null;
    this.timeline.open(this.#messages(), this.#view(), this.#ends());
    this.composer.open(this.place, this.parts.fieldId);
    this.head.replaceChildren(this.parts.header(this.place));
  }

  close() {
    this.place = null;
  }

  get visible() {
    return this.place !== null && this.root.offsetParent !== null && !document.hidden;
  }

  #look(chatId, personaId, threadId, key) {
    const chat = world.chats.get(chatId);
    const persona = world.personas.get(personaId);
    const topic = threadId ? chat?.topics.find((each) => each.thread_id === threadId) : null;
    this.place = chat && persona ? { chat, persona, threadId, topic, key } : null;
    return this.place !== null;
  }

  #messages() {
    return world.messagesOf(this.place.chat.id, this.place.threadId);
  }

  #view() {
    return { mine: this.place.persona.id, group: this.place.chat.type !== "private" };
  }

  #hear(kind, { chatId, message = null, isNew = false }) {
    if (!this.place) return;
    const { chat, persona, threadId, key } = this.place;
    if (chatId !== undefined && chatId !== chat.id) return;
    if (!this.#look(chat.id, persona.id, threadId, key)) return;
    const here = message && (threadId === null || (message.thread_id ?? 0) === threadId);
    this.#update(isNew && here ? message : null);
    if (isNew && here && wantsReply(message, persona)) this.composer.replyTo(message);
    this.#drawSubtitle();
    if (kind === "message" || kind === "typing") return;
    this.composer.place = this.place;
    this.composer.refresh();
    this.head.replaceChildren(this.parts.header(this.place));
  }

  /** The header's second line alone, so that its switch keeps the focus. */
  #drawSubtitle() {
    const line = this.head.querySelector(".subtitle");
    if (line) line.textContent = this.parts.subtitle(this.place);
  }

  #update(news = null) {
    if (this.place) this.timeline.update(this.#messages(), this.#view(), this.#ends(), news);
  }

  #see() {
    if (this.visible) world.see(this.place.chat.id, this.place.threadId);
  }

  /** What stands before the first message and after the last. */
  #ends() {
    const { mine } = this.#view();
    const hasWritten = this.#messages().some((each) => each.from.id === mine);
    return { head: this.lead && !hasWritten ? [this.lead] : [], tail: this.#tail() };
  }

  /** What stands after the last message: a draft, dots, or that there is none. */
  #tail() {
    const { chat, threadId } = this.place;
    const isHere = (state) => state && (threadId === null || (state.thread_id ?? 0) === threadId);
    if (isHere(chat.draft) && chat.draft.text) {
      return [
        h(
          "div",
          { class: "msg theirs draft" },
          h("div", { class: "bubble" }, h("div", { class: "text" }, rich(chat.draft.html))),
        ),
      ];
    }
    if (isHere(chat.typing)) {
      const dots = [h("i"), h("i"), h("i")];
      return [
        h(
          "div",
          { class: "msg theirs typing", role: "status", "aria-label": "Danışma Masası yazıyor" },
          h("div", { class: "bubble" }, dots),
        ),
      ];
    }
    return this.#messages().length ? [] : [this.parts.empty?.(this.place)].filter(Boolean);
  }

  // What the person does

  #from() {
    const { chat, persona, threadId } = this.place;
    return { chat_id: chat.id, from_id: persona.id, thread_id: threadId || null };
  }

  async #try(asked) {
    try {
      await asked;
      return true;
    } catch (error) {
      toast(this.root, `Olmadı: ${error.message}`, "bad");
      return false;
    }
  }

  /** Say something as the person who looks. */
  send(text, replyTo = null) {
    const payload = /^\/start(?:\s+(\S+))?$/.exec(text);
    if (payload && this.place.chat.type === "private") return this.#start(payload[1] ?? "");
    return this.#try(api.say({ ...this.#from(), text, reply_to: replyTo }));
  }

  #start(payload) {
    return this.#try(api.start(this.place.persona.id, payload));
  }

  async #inline(query, offset) {
    const kind = this.place.chat.type === "private" ? "sender" : this.place.chat.type;
    try {
      return await api.inline({ from_id: this.place.persona.id, query, offset, chat_type: kind });
    } catch {
      return null;
    }
  }

  #lastOwn() {
    const { persona } = this.place;
    return this.#messages().findLast(
      (each) => each.from.id === persona.id && each.text && !each.deleted && !each.via_bot,
    );
  }

  async #press(messageId, row, column, button) {
    const { chat, persona } = this.place;
    const wish = world.message(chat.id, messageId)?.reply_markup?.inline_keyboard[row]?.[column];
    if (!wish || button.ariaBusy === "true") return;
    button.ariaBusy = "true";
    try {
      const body = { chat_id: chat.id, message_id: messageId, from_id: persona.id, button: [row, column] };
      await this.#pressed(await api.tap(body));
    } catch (error) {
      toast(this.root, `Olmadı: ${error.message}`, "bad");
    } finally {
      button.ariaBusy = "false";
    }
  }

  async #pressed(outcome) {
    if (!outcome.answered) toast(this.root, "Bot bu düğmeye yanıt vermedi.", "bad");
    if (outcome.copied !== undefined) {
      toast(this.root, (await copy(outcome.copied)) ? "Panoya kopyalandı" : "Kopyalanamadı");
    }
    if (outcome.inline !== undefined) this.composer.put(`@${world.bot.username} ${outcome.inline}`);
    if (outcome.url && !this.#follow(outcome.url)) window.open(outcome.url, "_blank", "noopener");
    if (outcome.text) (outcome.alert ? alert : (text) => toast(this.root, text))(outcome.text);
  }

  /** Deep links to the bot stay on the page; gives whether this was one. */
  #follow(href) {
    const payload = startPayload(href, world.bot.username);
    if (payload === null) return false;
    this.#start(payload);
    return true;
  }

  #openActions(messageId, button) {
    const { chat, persona } = this.place;
    const message = world.message(chat.id, messageId);
    const own = message.from.id === persona.id;
    const items = [["reply", "Yanıtla", () => this.composer.replyTo(message)]];
    if (message.text) items.push(["copy", "Metni kopyala", () => this.#copy(message.text)]);
    if (own && message.text && !message.via_bot)
      items.push(["edit", "Düzenle", () => this.composer.editMessage(message)]);
    items.push(["trash", "Sil", () => this.#try(api.remove(chat.id, messageId))]);
    openMenu(button, items);
  }

  async #copy(text) {
    toast(this.root, (await copy(text)) ? "Panoya kopyalandı" : "Kopyalanamadı");
  }
}

/** Whether the bot asks this person to reply to the message: Telegram then opens the reply by itself. */
function wantsReply(message, persona) {
  if (!message.reply_markup?.force_reply) return false;
  if (!message.reply_markup.selective) return true;
  const named = message.entities.some((each) => each.user?.id === persona.id);
  const id = typeof message.reply_to === "object" ? message.reply_to?.message_id : message.reply_to;
  return named || world.message(message.chat_id, id)?.from.id === persona.id;
}
