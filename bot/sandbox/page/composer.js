// The text field and everything around it: suggestions, files, the reply keyboard, reply and edit.

import { Attach } from "./attach.js";
import { h, icon, iconButton } from "./dom.js";
import { Suggest } from "./suggest.js";
import { preview } from "./words.js";
import { world } from "./world.js";

const INLINE_PAUSE = 250;
const MOST_CHARS = 4_096;

export class Composer {
  /**
   * @param hooks  {send(text, replyTo), edit(id, text), file(fields), inline(query, offset), choose(id), start(payload),
   *               unblock(), lastOwn()}; those that reach the server give whether it worked
   */
  constructor(hooks) {
    this.hooks = hooks;
    this.drafts = new Map();
    this.asked = 0;
    this.field = h("textarea", {
      class: "field",
      rows: "1",
      maxlength: String(MOST_CHARS),
      enterkeyhint: "send",
      autocomplete: "off",
      spellcheck: "false",
      on: {
        input: () => this.#changed(),
        keydown: (event) => this.#key(event),
        paste: (event) => this.attach.paste(event),
      },
    });
    this.suggest = new Suggest(this.field);
    this.attach = new Attach(
      (fields) => this.#sendFile(fields),
      () => this.place.persona,
    );
    this.commands = iconButton("slash", "Komutlar", () => this.#toggleCommands());
    this.keys = iconButton("keys", "Klavyeyi göster ya da gizle", () => this.#toggleKeys(), { hidden: true });
    this.go = iconButton("send", "Gönder", () => this.submit(), { class: "round go" });
    this.context = h("div", { class: "context", hidden: true });
    this.board = h("div", { class: "board", role: "group", "aria-label": "Hazır yanıtlar", hidden: true });
    this.row = h(
      "div",
      { class: "input-row" },
      this.attach.button,
      this.commands,
      this.field,
      this.keys,
      this.go,
      this.attach.picker,
    );
    this.closed = h("div", { class: "closed", hidden: true });
    this.root = h(
      "div",
      { class: "composer" },
      this.suggest.root,
      this.context,
      this.row,
      this.board,
      this.closed,
    );
  }

  /** Write into another place; unsent text stays with the place it was typed for. */
  open(place, id) {
    if (this.place) this.drafts.set(this.place.key, this.mode?.kind === "edit" ? "" : this.field.value);
    this.place = place;
    this.field.id = id;
    this.mode = null;
    this.boardHidden = false;
    this.field.value = this.drafts.get(place.key) ?? "";
    this.suggest.hide();
    this.refresh();
    this.#grow();
  }

  /** Draw what depends on the chat: the reply keyboard, a block, a closed topic. */
  refresh() {
    const { chat, persona, topic } = this.place;
    const mayManage = chat.admins.includes(persona.id);
    const shut = chat.blocked
      ? "blocked"
      : topic?.deleted
        ? "deleted"
        : topic?.closed && !mayManage
          ? "topic"
          : "";
    this.row.hidden = Boolean(shut);
    this.#showClosed(shut);
    this.commands.hidden = !this.#commandList().length;
    this.#drawBoard(shut ? null : chat.reply_keyboard);
    this.#drawContext();
    this.field.placeholder = this.#placeholder(chat, persona);
    this.field.setAttribute("aria-label", this.field.placeholder);
    this.go.disabled = !this.field.value.trim();
  }

  #placeholder(chat, persona) {
    const wished = chat.reply_keyboard?.input_field_placeholder;
    return wished || (chat.type === "private" ? "Sorunuzu yazın…" : `${persona.name} olarak yazın…`);
  }

  #showClosed(why) {
    this.closed.hidden = !why;
    if (why === "blocked") {
      const back = h(
        "button",
        { type: "button", class: "primary", on: { click: () => this.hooks.unblock() } },
        "Engeli kaldır",
      );
      this.closed.replaceChildren(h("span", {}, "Bu kişi botu engelledi; bot ona yazamaz."), back);
    } else if (why) {
      this.closed.replaceChildren(
        h("span", {}, why === "topic" ? "Konu kapalı; yalnız yöneticiler yazabilir." : "Bu konu silindi."),
      );
    }
  }

  // Typing and sending

  #grow() {
    this.field.style.height = "auto";
    this.field.style.height = `${this.field.scrollHeight + 2}px`;
  }

  #changed() {
    this.#grow();
    this.go.disabled = !this.field.value.trim();
    this.#offer();
  }

  #key(event) {
    if (event.isComposing) return;
    if (this.suggest.key(event)) event.preventDefault();
    else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "Escape" && this.mode) this.#setMode(null);
    else if (event.key === "ArrowUp" && !this.field.value) this.#editLast(event);
  }

  #editLast(event) {
    const last = this.hooks.lastOwn();
    if (!last) return;
    event.preventDefault();
    this.editMessage(last);
  }

  async submit() {
    const text = this.field.value.trim();
    if (!text) return;
    const { mode, place } = this;
    this.put("");
    this.#setMode(null);
    const sent =
      mode?.kind === "edit"
        ? await this.hooks.edit(mode.message.message_id, text)
        : await this.hooks.send(text, mode?.message.message_id ?? null);
    if (!sent && this.place.key === place.key && !this.field.value) this.put(text);
  }

  /** Put text into the field, as if it had been typed. */
  put(text) {
    this.field.value = text;
    this.#changed();
    if (text) this.field.focus();
  }

  focus() {
    if (matchMedia("(hover: hover)").matches) this.field.focus({ preventScroll: true });
  }

  // Reply and edit

  replyTo(message) {
    this.#setMode({ kind: "reply", message });
  }

  editMessage(message) {
    this.#setMode({ kind: "edit", message });
    this.put(message.text);
  }

  #setMode(mode) {
    if (this.mode?.kind === "edit" && !mode) this.put("");
    this.mode = mode;
    this.#drawContext();
    if (mode) this.field.focus();
  }

  #drawContext() {
    this.context.hidden = !this.mode;
    if (!this.mode) return;
    const { kind, message } = this.mode;
    this.context.replaceChildren(
      icon(kind),
      h(
        "span",
        { class: "context-words" },
        h("strong", {}, kind === "edit" ? "Düzenleme" : message.from.name),
        h("span", {}, preview(message)),
      ),
      iconButton("close", "Vazgeç", () => this.#setMode(null)),
    );
  }

  // Commands and inline mode

  #commandList() {
    return world.commandsFor(this.place.persona, this.place.chat);
  }

  #offer() {
    const text = this.field.value;
    const name = `@${world.bot.username}`;
    const command = /^\/([a-z0-9_]*)$/i.exec(text);
    this.asked += 1;
    if (command) this.#offerCommands(command[1].toLowerCase());
    else if (text.toLowerCase().startsWith(`${name} `))
      this.#offerInline(text.slice(name.length + 1).trim(), this.asked);
    else if (text.length > 1 && name.startsWith(text.toLowerCase())) this.#offerName(name);
    else this.suggest.hide();
  }

  #offerCommands(start) {
    const fitting = this.#commandList().filter((each) => each.command.startsWith(start));
    if (!fitting.length) this.suggest.hide();
    else this.suggest.show(fitting.map((each) => this.#commandItem(each)));
  }

  #commandItem({ command, description }) {
    const pick = (key) => {
      this.put(`/${command}`);
      this.suggest.hide();
      if (key !== "Tab") this.submit();
    };
    return { title: `/${command}`, detail: description, pick };
  }

  #offerName(name) {
    this.suggest.show([
      { title: name, detail: "Satır içi arama: ardından sorunuzu yazın", pick: () => this.put(`${name} `) },
    ]);
  }

  #toggleCommands() {
    if (this.suggest.open) this.suggest.hide();
    else this.#offerCommands("");
    this.field.focus();
  }

  #offerInline(query, asked) {
    this.suggest.show([], { note: "Aranıyor…" });
    setTimeout(() => asked === this.asked && this.#askInline(query, asked, "", []), INLINE_PAUSE);
  }

  async #askInline(query, asked, offset, before) {
    const answer = await this.hooks.inline(query, offset);
    if (asked !== this.asked) return;
    if (!answer?.answered) {
      this.suggest.show([], { note: "Bot yanıt vermedi." });
      return;
    }
    const items = [...before, ...answer.results.map((result) => this.#inlineItem(result))];
    const more = answer.next_offset
      ? [
          {
            title: "Daha fazla",
            detail: "",
            pick: () => this.#askInline(query, asked, answer.next_offset, items),
          },
        ]
      : [];
    const button = answer.button?.start_parameter !== undefined ? [this.#inlineButton(answer.button)] : [];
    const note = items.length ? "Göndermek için seçin" : "Sonuç bulunamadı.";
    this.suggest.show([...button, ...items, ...more], { note, first: button.length + before.length });
  }

  #inlineItem(result) {
    const pick = async () => {
      this.suggest.hide();
      if (await this.hooks.choose(result.id)) this.put("");
    };
    return { title: result.title || result.text, detail: result.description, pick };
  }

  #inlineButton(button) {
    const pick = () => {
      this.put("");
      this.hooks.start(button.start_parameter);
    };
    return { title: button.text, detail: "Botla özel sohbeti açar", pick };
  }

  /** Send a file; what is in the field goes with it as its caption. */
  async #sendFile(fields) {
    const caption = (fields.file && this.field.value.trim()) || null;
    const sent = await this.hooks.file({ caption, ...fields });
    if (sent && caption) this.put("");
  }

  // The reply keyboard

  #toggleKeys() {
    this.boardHidden = !this.boardHidden;
    this.refresh();
  }

  #drawBoard(markup) {
    const rows = markup?.keyboard ?? [];
    if (this.markup !== markup) this.boardHidden = false;
    this.markup = markup;
    this.keys.hidden = !rows.length;
    this.board.hidden = !rows.length || this.boardHidden;
    this.board.replaceChildren(
      ...rows.map((row) =>
        h(
          "div",
          { class: "keyrow" },
          row.map((button) => this.#boardKey(button, markup)),
        ),
      ),
    );
  }

  #boardKey(button, markup) {
    const wish = typeof button === "string" ? { text: button } : button;
    const click = () => {
      if (markup.one_time_keyboard) this.boardHidden = true;
      if (wish.request_contact) this.attach.sendContact();
      else if (wish.request_location) this.hooks.file({ kind: "location" });
      else this.hooks.send(wish.text, null);
      this.refresh();
    };
    return h("button", { type: "button", class: "key", on: { click } }, h("span", {}, wish.text));
  }
}
