// The list above the text field: commands, and what the bot offers inline.

import { h, reconcile } from "./dom.js";

let lists = 0;

export class Suggest {
  constructor(field) {
    lists += 1;
    this.field = field;
    this.items = [];
    this.at = -1;
    this.root = h("div", {
      class: "suggest",
      role: "listbox",
      id: `oneri-${lists}`,
      "aria-label": "Öneriler",
      hidden: true,
    });
    field.setAttribute("aria-controls", this.root.id);
    field.setAttribute("aria-autocomplete", "list");
  }

  get open() {
    return !this.root.hidden;
  }

  /** Offer `items`, each {title, detail, pick()}; `note` is a line above them. */
  show(items, { note = "", first = -1 } = {}) {
    this.items = items;
    this.at = Math.min(first, items.length - 1);
    const head = note ? [h("p", { class: "suggest-note" }, note)] : [];
    reconcile(this.root, [...head, ...items.map((item, at) => this.#row(item, at))]);
    this.root.hidden = !items.length && !note;
    this.root.scrollTop = 0;
    this.#mark();
  }

  hide() {
    this.root.hidden = true;
    this.items = [];
    this.at = -1;
    this.field.removeAttribute("aria-activedescendant");
  }

  #row(item, at) {
    return h(
      "div",
      {
        class: "suggest-row",
        role: "option",
        id: `${this.root.id}-${at}`,
        on: { pointerdown: (event) => event.preventDefault(), click: () => item.pick() },
      },
      h("strong", {}, item.title),
      item.detail ? h("span", {}, item.detail) : null,
    );
  }

  #mark() {
    const rows = [...this.root.querySelectorAll(".suggest-row")];
    rows.forEach((row, at) => row.setAttribute("aria-selected", String(at === this.at)));
    const marked = rows[this.at];
    marked?.scrollIntoView({ block: "nearest" });
    if (marked) this.field.setAttribute("aria-activedescendant", marked.id);
    else this.field.removeAttribute("aria-activedescendant");
  }

  /** A key in the text field; gives whether it was meant for the list. */
  key(event) {
    if (!this.open) return false;
    if (event.key === "Escape") {
      this.hide();
      return true;
    }
    if (!this.items.length) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      this.at = (this.at + step + this.items.length) % this.items.length;
      this.#mark();
      return true;
    }
    const wanted =
      event.key === "Tab" ? Math.max(this.at, 0) : event.key === "Enter" && !event.shiftKey ? this.at : -1;
    if (wanted < 0) return false;
    this.items[wanted].pick(event.key);
    return true;
  }
}
