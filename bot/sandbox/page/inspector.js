// The journal: what the bot asked of Telegram, what it was told, and what the schema thinks of it.

import * as api from "./api.js";
import { h, icon, reconcile } from "./dom.js";
import { faultBar } from "./faults.js";
import { clockSeconds, figure } from "./words.js";
import { world } from "./world.js";

const SHOWN = 200;

export class Inspector {
  constructor(root) {
    this.root = root;
    this.rows = new Map();
    this.onlyBad = false;
    this.filter = h("input", {
      type: "search",
      class: "filter",
      placeholder: "Yöntem, sohbet, metin…",
      "aria-label": "Çağrıları süz",
      on: { input: () => this.draw() },
    });
    const bad = h("input", {
      type: "checkbox",
      on: {
        change: (event) => {
          this.onlyBad = event.target.checked;
          this.draw();
        },
      },
    });
    this.waitingUpdates = h("p", { class: "waiting" });
    this.list = h("div", { class: "calls", tabindex: "0", "aria-label": "Çağrılar" });
    this.faults = faultBar();
    root.append(
      h(
        "div",
        { class: "calls-head" },
        this.filter,
        h("label", { class: "check" }, bad, "yalnız sorunlular"),
      ),
      this.faults.root,
      this.waitingUpdates,
      this.list,
    );
    for (const kind of ["loaded", "call", "forgotten"]) world.addEventListener(kind, () => this.#later());
  }

  #later() {
    if (this.waiting || this.root.hidden) return;
    this.waiting = true;
    requestAnimationFrame(() => {
      this.waiting = false;
      this.draw();
    });
  }

  /** Draw the newest calls on top; those already drawn stay as they are, open or not. */
  draw() {
    const word = this.filter.value.trim().toLocaleLowerCase("tr");
    const fitting = world.calls.filter(
      (call) => (!this.onlyBad || isBad(call)) && (!word || searched(call).includes(word)),
    );
    const newest = fitting.slice(-SHOWN).toReversed();
    for (const n of this.rows.keys()) if (!world.calls.some((call) => call.n === n)) this.rows.delete(n);
    const nodes = newest.map((call) => this.#row(call));
    reconcile(
      this.list,
      nodes.length
        ? nodes
        : [
            h(
              "p",
              { class: "empty" },
              world.calls.length ? "Süzgece uyan çağrı yok." : "Bot henüz bir çağrı yapmadı.",
            ),
          ],
    );
    this.list.classList.toggle("still", true);
  }

  #row(call) {
    const known = this.rows.get(call.n);
    if (known) return known;
    const body = h("div", { class: "call-body" });
    const row = h(
      "details",
      {
        class: "call",
        data: { bad: String(isBad(call)) },
        on: { toggle: () => row.open && unfold(call, body) },
      },
      summary(call),
      body,
    );
    this.rows.set(call.n, row);
    return row;
  }

  /** Show how much the bot has not fetched yet. */
  async refresh() {
    await this.faults.refresh();
    const waiting = await api.pending();
    this.waitingUpdates.hidden = waiting.length === 0;
    this.waitingUpdates.textContent = `Botun henüz almadığı güncelleme: ${waiting.length}`;
  }
}

const isBad = (call) => call.status !== 200 || Boolean(call.verdict?.length) || Boolean(call.fault);

function chatName(call) {
  const id = Number(call.params.chat_id);
  const chat = world.chats.get(id);
  return chat ? chat.title : call.params.chat_id ? String(call.params.chat_id) : "";
}

const searched = (call) =>
  `${call.method} ${chatName(call)} ${call.status} ${call.fault ?? ""} ${JSON.stringify(call.params)}`.toLocaleLowerCase(
    "tr",
  );

function summary(call) {
  return h(
    "summary",
    {},
    h("time", {}, clockSeconds(call.at)),
    h("code", { class: "method" }, call.method),
    h("span", { class: "where" }, chatName(call)),
    verdict(call),
    h(
      "span",
      { class: "pill", data: { ok: String(call.status === 200) } },
      call.status === 0 ? "kesildi" : String(call.status),
    ),
  );
}

function verdict(call) {
  if (call.fault) return h("span", { class: "mark fault", title: `Arıza: ${call.fault}` }, icon("bolt"));
  if (call.verdict === null || call.verdict === undefined) return h("span", { class: "mark" });
  const good = call.verdict.length === 0;
  const words = good ? "Şemaya uygun" : `Şemaya aykırı: ${call.verdict.join("; ")}`;
  return h(
    "span",
    { class: `mark ${good ? "good" : "bad"}`, title: words, role: "img", "aria-label": words },
    icon(good ? "check" : "close"),
  );
}

async function unfold(call, body) {
  if (body.childElementCount) return;
  const objections = (call.verdict ?? []).map((each) => h("li", {}, each));
  body.append(
    h(
      "p",
      { class: "facts" },
      `${figure(call.took_ms)} ms`,
      call.fault ? ` · arıza: ${call.fault}` : "",
      call.files?.length ? ` · dosya: ${call.files.join(", ")}` : "",
    ),
    objections.length ? h("ul", { class: "objections" }, objections) : "",
    ...part("Parametreler", call.params),
  );
  const answer = call.answer ?? (await api.wholeCall(call.n, call.method).catch(() => null))?.answer;
  if (answer) body.append(...part("Yanıt", answer));
}

const part = (title, value) => [h("h4", {}, title), h("pre", {}, JSON.stringify(value, null, 2))];
