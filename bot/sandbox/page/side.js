// The pane on the right: tabs for the group and the journal.

import { h, iconButton } from "./dom.js";
import { GroupPane } from "./group.js";
import { Inspector } from "./inspector.js";
import { go, toCalls, toGroup, toList } from "./routes.js";
import { world } from "./world.js";

export class Side {
  /** @param close  hides the pane */
  constructor(root, close) {
    this.groupBody = h("div", { class: "pane-body", role: "tabpanel", "aria-label": "Grup" });
    this.callsBody = h("div", {
      class: "pane-body calls-body",
      role: "tabpanel",
      "aria-label": "Çağrı defteri",
    });
    this.tabs = h("div", { class: "tabs", role: "tablist" });
    root.append(
      h(
        "header",
        { class: "pane-head" },
        iconButton("back", "Geri", () => go(toList), { class: "round only-narrow" }),
        this.tabs,
        iconButton("close", "Bölmeyi gizle", close, { class: "round side-close" }),
      ),
      this.groupBody,
      this.callsBody,
    );
    this.group = new GroupPane(this.groupBody);
    this.inspector = new Inspector(this.callsBody);
    world.addEventListener("seen", () => this.#drawTabs());
    world.addEventListener("message", () => this.#drawTabs());
  }

  /** Show {tab: "group", groupId, threadId} or {tab: "calls"}. */
  open(route) {
    this.route = route;
    this.groupBody.hidden = route.tab !== "group";
    this.callsBody.hidden = route.tab !== "calls";
    this.#drawTabs();
    if (route.tab === "group") this.group.open(route.groupId, route.threadId);
    else this.inspector.draw();
    this.refresh();
  }

  /** What no event tells: pending updates and faults. */
  refresh() {
    if (this.route?.tab === "calls") this.inspector.refresh().catch(() => null);
  }

  #drawTabs() {
    if (!this.route) return;
    const chat = world.chats.get(this.route.groupId) ?? world.groups()[0];
    const tab = (words, address, selected) =>
      h(
        "button",
        { type: "button", role: "tab", "aria-selected": String(selected), on: { click: () => go(address) } },
        words,
      );
    this.tabs.replaceChildren(
      chat ? tab(chat.title, toGroup(chat.id), this.route.tab === "group") : "",
      tab("Çağrı defteri", toCalls, this.route.tab === "calls"),
    );
  }
}
