// One line of a list: a person, a group, a topic.

import { h } from "./dom.js";
import { go, swap } from "./routes.js";
import { brief } from "./words.js";

/** A button that leads to `address`: picture, title with its kind, the last words, what is unread. */
export function row({ address, current = false, picture, title, kind, line, at, unread, muted = false }) {
  return h(
    "button",
    {
      type: "button",
      class: muted ? "person muted" : "person",
      "aria-current": current ? "true" : false,
      data: { goto: address },
      on: { click: () => (current ? swap(address) : go(address)) },
    },
    picture,
    h(
      "span",
      { class: "person-words" },
      h(
        "span",
        { class: "person-top" },
        h("strong", {}, title),
        kind ? h("em", {}, kind) : null,
        at ? h("time", {}, brief(at)) : null,
      ),
      h(
        "span",
        { class: "person-line" },
        h("span", {}, line),
        unread ? h("b", { class: "badge", "aria-label": `${unread} okunmamış ileti` }, String(unread)) : null,
      ),
    ),
  );
}
