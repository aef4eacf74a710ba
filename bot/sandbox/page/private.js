// The pane in the middle: the private chat of one person with the bot.

import * as api from "./api.js";
import { ChatPane } from "./chatpane.js";
import { h, icon, iconButton } from "./dom.js";
import { avatar } from "./message.js";
import { openMenu, toast } from "./notice.js";
import { go, toList } from "./routes.js";
import { exampleItems, welcomeCard } from "./welcome.js";
import { office } from "./words.js";
import { world } from "./world.js";

export class PrivatePane {
  /** @param toggleSide  shows or hides the pane on the right */
  constructor(root, toggleSide) {
    this.root = root;
    this.toggleSide = toggleSide;
    this.pane = new ChatPane(root, {
      header: (place) => this.#header(place),
      lead: ({ persona }) => welcomeCard(persona, this.pane),
      subtitle,
      fieldId: "yaz",
    });
  }

  open(personaId) {
    const changed = this.pane.place?.persona.id !== personaId;
    this.pane.open(personaId, personaId);
    if (changed) this.pane.composer.focus();
  }

  #header({ chat, persona }) {
    return h(
      "header",
      { class: "pane-head" },
      iconButton("back", "Kişi listesine dön", () => go(toList), { class: "round only-narrow" }),
      avatar("Danışma Masası", "bot"),
      h(
        "div",
        { class: "pane-title" },
        h("h2", {}, world.bot.name),
        h("p", { class: "subtitle" }, subtitle({ chat, persona })),
      ),
      this.#blockSwitch(chat, persona),
      iconButton("bulb", "Denenecekler", (event) =>
        openMenu(event.currentTarget, exampleItems(persona, this.pane)),
      ),
      iconButton("side", "Sağ bölmeyi göster ya da gizle", this.toggleSide, { class: "round side-toggle" }),
    );
  }

  #blockSwitch(chat, persona) {
    const change = (event) => this.#block(persona, event.target.checked);
    return h(
      "label",
      { class: "switch", title: "Bu kişi botu engellemiş gibi davranır" },
      h("input", {
        type: "checkbox",
        role: "switch",
        "aria-label": "Bot engellendi",
        checked: chat.blocked,
        on: { change },
      }),
      icon("ban"),
      h("span", { class: "slider" }),
      h("span", { class: "switch-words" }, "Bot engellendi"),
    );
  }

  async #block(persona, blocked) {
    try {
      await api.block(persona.id, blocked);
    } catch (error) {
      toast(this.root, `Olmadı: ${error.message}`, "bad");
    }
  }
}

function subtitle({ chat, persona }) {
  if (chat.typing) return "yazıyor…";
  const kind = office(persona);
  return `${persona.name}${kind ? ` (${kind})` : ""} olarak yazıyorsunuz`;
}
