// The messages of one place, in order, each drawn once; keeps the reader where she is.

import { copy, h, icon, reconcile } from "./dom.js";
import { messageElement } from "./message.js";
import { unveil } from "./rich.js";
import { day, dayKey } from "./words.js";

const NEAR_BOTTOM = 48;
const SHOWN_AT_FIRST = 150;
const SAME_RUN_SECONDS = 300;

export class Timeline {
  /**
   * @param hooks  {key(message id, row, column, button), command(text), link(href) -> handled, more(message id, button),
   *               seen(), redraw()}
   */
  constructor(hooks) {
    this.hooks = hooks;
    this.drawn = new Map();
    this.days = new Map();
    this.messages = [];
    this.shown = SHOWN_AT_FIRST;
    this.pinned = true;
    this.missed = 0;
    this.list = h("div", { class: "messages", role: "log", "aria-live": "polite", "aria-label": "İletiler" });
    this.older = h(
      "button",
      { type: "button", class: "older", on: { click: () => this.#showOlder() } },
      "Daha eski iletiler",
    );
    this.badge = h("span", { class: "badge", hidden: true });
    this.jump = h(
      "button",
      {
        type: "button",
        class: "jump",
        hidden: true,
        title: "En son iletiye git",
        "aria-label": "En son iletiye git",
        on: { click: () => this.toBottom() },
      },
      icon("down"),
      this.badge,
    );
    this.scroller = h(
      "div",
      {
        class: "scroller",
        tabindex: "0",
        "aria-label": "Sohbet",
        on: {
          scroll: () => this.#scrolled(),
          click: (event) => this.#click(event),
          keydown: (event) => this.#keydown(event),
        },
      },
      this.list,
    );
    this.root = h(
      "div",
      { class: "timeline" },
      this.scroller,
      this.jump,
      h("div", { class: "toasts", role: "status" }),
    );
    new ResizeObserver(() => this.pinned && this.toBottom()).observe(this.list);
    new ResizeObserver(() => this.pinned && this.toBottom()).observe(this.scroller);
  }

  /** Show another place from its end; `ends` is what stands before and after its messages: {head, tail}. */
  open(messages, view, ends) {
    this.drawn.clear();
    this.shown = SHOWN_AT_FIRST;
    this.missed = 0;
    this.pinned = true;
    this.#draw(messages, view, ends);
    this.toBottom();
  }

  /** The same place with what has changed; `news` is the message that has just come. */
  update(messages, view, ends, news = null) {
    const wasPinned = this.pinned;
    this.#draw(messages, view, ends);
    if (!news) {
      if (wasPinned) this.toBottom();
      return;
    }
    if (wasPinned || news.from.id === view.mine) this.#arrive(news, view);
    else this.missed += 1;
    this.#showJump();
  }

  /** A message that has come while the reader was at the end: the beginning of a long one stays in sight, under its question. */
  #arrive(news, view) {
    const element = this.drawn.get(news.message_id)?.element;
    const tall = element && element.offsetHeight > this.scroller.clientHeight * 0.9;
    if (!tall || news.from.id === view.mine) {
      this.toBottom();
      return;
    }
    this.pinned = false;
    const question = element.previousElementSibling;
    const isShort = question?.matches(".own") && question.offsetHeight < this.scroller.clientHeight / 4;
    (isShort ? question : element).scrollIntoView({ block: "start" });
    this.hooks.seen();
  }

  toBottom() {
    this.pinned = true;
    this.missed = 0;
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.size = this.#size();
    this.#showJump();
    this.hooks.seen();
  }

  /** Bring a message into sight and light it up for a moment. */
  goTo(messageId) {
    const element = this.list.querySelector(`[data-id="${messageId}"]`);
    if (!element) return;
    this.pinned = false;
    element.scrollIntoView({ block: "center", behavior: "smooth" });
    element.classList.add("lit");
    setTimeout(() => element.classList.remove("lit"), 1_600);
  }

  #draw(messages, view, { head, tail }) {
    this.messages = messages;
    const from = Math.max(0, messages.length - this.shown);
    const nodes = from > 0 ? [this.older] : [];
    let before = null;
    for (let at = from; at < messages.length; at += 1) {
      const message = messages[at];
      if (!before || dayKey(before.date) !== dayKey(message.date)) nodes.push(this.#day(message.date));
      nodes.push(this.#element(message, this.#placed(view, before, message, messages[at + 1])));
      before = message;
    }
    reconcile(this.list, [...head, ...nodes, ...tail]);
  }

  #placed(view, before, message, after) {
    return { ...view, first: !sameRun(before, message), last: !sameRun(message, after) };
  }

  #element(message, view) {
    const known = this.drawn.get(message.message_id);
    const sign = `${view.mine}${view.group}${view.first}${view.last}`;
    if (known?.message === message && known.sign === sign) return known.element;
    const element = messageElement(message, view);
    this.drawn.set(message.message_id, { message, sign, element });
    return element;
  }

  #day(date) {
    const key = dayKey(date);
    const text = day(date);
    if (this.days.get(key)?.textContent !== text)
      this.days.set(key, h("p", { class: "day" }, h("span", {}, text)));
    return this.days.get(key);
  }

  #showOlder() {
    const height = this.scroller.scrollHeight;
    this.shown += SHOWN_AT_FIRST;
    this.hooks.redraw();
    this.scroller.scrollTop += this.scroller.scrollHeight - height;
  }

  #size() {
    return `${this.scroller.scrollHeight}/${this.scroller.clientHeight}`;
  }

  #scrolled() {
    if (this.pinned && this.size !== this.#size()) {
      this.toBottom();
      return;
    }
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    this.pinned = scrollHeight - scrollTop - clientHeight < NEAR_BOTTOM;
    if (this.pinned) {
      this.missed = 0;
      this.hooks.seen();
    }
    this.#showJump();
  }

  #showJump() {
    this.jump.hidden = this.pinned;
    this.badge.hidden = this.missed === 0;
    this.badge.textContent = String(this.missed);
  }

  #click(event) {
    const { target } = event;
    if (unveil(target)) {
      this.pinned = false;
      return;
    }
    const id = Number(target.closest("[data-id]")?.dataset.id);
    const found = (selector) => target.closest(selector);
    const button = found(".key, .copy, .command, .quoted, .more, a[href]") ?? tappedBlock(target);
    if (!button) return;
    if (button.matches(".key"))
      this.hooks.key(id, Number(button.dataset.row), Number(button.dataset.column), button);
    else if (button.matches(".copy")) copyBlock(button);
    else if (button.matches(".command")) this.hooks.command(button.textContent);
    else if (button.matches(".quoted")) this.goTo(Number(button.dataset.goto));
    else if (button.matches(".more")) this.hooks.more(id, button);
    else if (this.hooks.link(button.href)) event.preventDefault();
  }

  #keydown(event) {
    if (
      (event.key === "Enter" || event.key === " ") &&
      event.target.matches(".spoiler") &&
      unveil(event.target)
    ) {
      event.preventDefault();
    }
  }
}

function sameRun(before, after) {
  if (!before || !after || before.service || after.service || before.deleted || after.deleted) return false;
  const near = after.date - before.date < SAME_RUN_SECONDS && dayKey(before.date) === dayKey(after.date);
  return near && before.from.id === after.from.id;
}

/** A tap on a block copies it, as Telegram does; choosing a part of it with the mouse does not. */
const tappedBlock = (target) =>
  getSelection().isCollapsed ? target.closest("pre")?.parentElement.querySelector(".copy") : null;

async function copyBlock(button) {
  const words = button.querySelector("span");
  const copied = await copy(button.parentElement.querySelector("pre").textContent);
  words.textContent = copied ? "Kopyalandı" : "Kopyalanamadı";
  button.classList.toggle("done", copied);
  setTimeout(() => {
    words.textContent = "Kopyala";
    button.classList.remove("done");
  }, 1_800);
}
