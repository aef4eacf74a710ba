// One message as an element. Nothing here listens: the timeline hears every click in one place.

import { h, icon, initials } from "./dom.js";
import { rich } from "./rich.js";
import { clock, fileKind, full, preview, size } from "./words.js";
import { world } from "./world.js";

/**
 * @param message  as in the contract
 * @param view     {mine: id of the person who looks, group: boolean, first: boolean, last: boolean}
 */
export function messageElement(message, view) {
  if (message.deleted) return note("Bir ileti silindi", message, "gone");
  if (message.service) return note(message.service, message, "service");
  const own = message.from.id === view.mine;
  const classes = ["msg", own ? "own" : "theirs", view.first && "first", view.last && "last"];
  return h(
    "article",
    {
      class: classes.filter(Boolean).join(" "),
      data: { id: message.message_id },
      "aria-label": spoken(message, own),
    },
    view.group && !own ? face(message, view.last) : null,
    h("div", { class: "column" }, bubble(message, view, own), keyboard(message)),
    h(
      "button",
      {
        type: "button",
        class: "more",
        title: "İleti işlemleri",
        "aria-label": "İleti işlemleri",
        "aria-haspopup": "menu",
      },
      icon("dots"),
    ),
  );
}

function spoken(message, own) {
  const kind = message.from.is_bot ? "Danışma Masası" : message.from.name;
  return `${own ? "Siz" : kind}, ${clock(message.date)}`;
}

function note(text, message, kind) {
  return h(
    "p",
    { class: `note ${kind}`, data: { id: message.message_id }, title: full(message.date) },
    h("span", {}, text),
  );
}

function face(message, shown) {
  if (!shown) return h("span", { class: "face blank" });
  return avatar(message.from.name, message.from.is_bot ? "bot" : roleOf(message.from.id), "face");
}

const roleOf = (id) => world.personas.get(id)?.role ?? "";

/** The round picture of a person, the bot or a group. */
export function avatar(name, role, extra = "") {
  const content = role === "bot" ? icon("logo") : role === "grup" ? icon("group") : initials(name);
  return h("span", { class: `avatar ${extra}`, data: { role }, "aria-hidden": "true" }, content);
}

function bubble(message, view, own) {
  return h(
    "div",
    { class: "bubble" },
    view.group && !own && view.first
      ? h("p", { class: "author", data: { role: roleOf(message.from.id) } }, message.from.name)
      : null,
    message.forwarded_from ? h("p", { class: "origin" }, `İletildi: ${message.forwarded_from}`) : null,
    message.via_bot ? h("p", { class: "origin" }, `@${message.via_bot} aracılığıyla`) : null,
    quoted(message),
    message.file ? file(message.file) : null,
    message.text ? h("div", { class: "text", dir: "auto" }, rich(message.html)) : null,
    stamp(message),
    reactions(message),
  );
}

function quoted(message) {
  const id = typeof message.reply_to === "object" ? message.reply_to?.message_id : message.reply_to;
  if (!id) return null;
  const original = world.message(message.chat_id, id);
  return h(
    "button",
    { type: "button", class: "quoted", data: { goto: id } },
    h("strong", {}, original?.from.name ?? "İleti"),
    h("span", {}, original ? preview(original) : "Bu ileti artık yok"),
  );
}

function stamp(message) {
  return h(
    "footer",
    { class: "stamp" },
    message.pinned ? icon("pin") : null,
    message.edited ? h("span", { title: `Düzenlendi: ${full(message.edit_date)}` }, "düzenlendi") : null,
    message.silent ? h("span", {}, "sessiz") : null,
    h(
      "time",
      { datetime: new Date(message.date * 1000).toISOString(), title: full(message.date) },
      clock(message.date),
    ),
  );
}

function reactions(message) {
  if (!message.reactions?.length) return null;
  return h(
    "div",
    { class: "reactions" },
    message.reactions.map((emoji) => h("span", {}, emoji)),
  );
}

function file(attached) {
  switch (attached.kind) {
    case "photo":
      return h(
        "a",
        { class: "photo", href: attached.url, target: "_blank", rel: "noopener" },
        h("img", { src: attached.url, alt: "Fotoğraf", loading: "lazy" }),
      );
    case "location":
      return plain("place", "Konum", `${attached.latitude}, ${attached.longitude}`);
    case "contact":
      return plain("card", attached.first_name, attached.phone_number);
    case "poll":
      return plain("check", "Anket", attached.question);
    case "dice":
      return plain("smile", attached.emoji, String(attached.value));
    default:
      return download(attached);
  }
}

function download(attached) {
  const name = attached.name || fileKind(attached.kind);
  return h(
    "a",
    { class: "file", href: attached.url, download: name, title: "İndir" },
    h("span", { class: "file-icon" }, icon(attached.kind === "voice" ? "mic" : "file")),
    h("span", { class: "file-words" }, h("strong", {}, name), h("span", {}, size(attached.size))),
  );
}

function plain(picture, title, detail) {
  return h(
    "div",
    { class: "file" },
    h("span", { class: "file-icon" }, icon(picture)),
    h("span", { class: "file-words" }, h("strong", {}, title), h("span", {}, detail)),
  );
}

function keyboard(message) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  return h(
    "div",
    { class: "keys", role: "group", "aria-label": "Düğmeler" },
    rows.map((row, y) =>
      h(
        "div",
        { class: "keyrow" },
        row.map((button, x) => key(button, y, x)),
      ),
    ),
  );
}

function key(button, y, x) {
  return h(
    "button",
    { type: "button", class: "key", data: { row: y, column: x }, title: button.url ?? false },
    h("span", {}, button.text),
    mark(button),
  );
}

function mark(button) {
  if (button.url) return icon("out");
  if (button.copy_text) return icon("copy");
  const inline = [
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
  ];
  return inline.some((name) => name in button) ? icon("at") : null;
}
