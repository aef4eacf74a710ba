// Telegram's formatting as elements. The server's HTML is parsed inert and rebuilt from a short list of
// tags, so that nothing else can ever reach the page.

import { h, icon } from "./dom.js";

const PLAIN = new Set(["B", "I", "U", "S", "CODE"]);
const SAFE_LINK = /^(https?|tg|ton|mailto|tel):/i;
const QUOTE_LINES = 3;

/** Safe elements for a formatted text. */
export function rich(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  return rebuilt(parsed.body);
}

function rebuilt(from) {
  const fragment = document.createDocumentFragment();
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE)
      fragment.append(afterBlock(node) ? node.data.replace(/^\n/, "") : node.data);
    else if (node.nodeType === Node.ELEMENT_NODE) fragment.append(element(node));
  }
  return fragment;
}

/** A block ends its line by itself; the line break that follows it is not one more. */
const afterBlock = (node) => ["PRE", "BLOCKQUOTE"].includes(node.previousSibling?.tagName);

function element(node) {
  const inside = rebuilt(node);
  if (PLAIN.has(node.tagName)) return h(node.tagName.toLowerCase(), {}, inside);
  switch (node.tagName) {
    case "PRE":
      return block(inside);
    case "BLOCKQUOTE":
      return quote(inside, node.hasAttribute("expandable"));
    case "TG-SPOILER":
      return h(
        "span",
        {
          class: "spoiler",
          role: "button",
          tabindex: "0",
          "aria-label": "Gizli metin, göstermek için seçin",
        },
        inside,
      );
    case "A":
      return link(node, inside);
    default:
      return inside;
  }
}

function block(inside) {
  return h(
    "div",
    { class: "block" },
    h("pre", {}, inside),
    h("button", { type: "button", class: "copy" }, icon("copy"), h("span", {}, "Kopyala")),
  );
}

function quote(inside, expandable) {
  const body = h("blockquote", {}, inside);
  if (!expandable || (body.textContent.split("\n").length <= QUOTE_LINES && body.textContent.length < 160))
    return body;
  body.classList.add("folded");
  const unfold = h(
    "button",
    { type: "button", class: "unfold", "aria-expanded": "false" },
    "Devamını göster",
  );
  return h("div", { class: "quote" }, body, unfold);
}

function link(node, inside) {
  const href = node.getAttribute("href") ?? "";
  if (SAFE_LINK.test(href)) return h("a", { href, target: "_blank", rel: "noopener noreferrer" }, inside);
  if (node.className === "command") return h("button", { type: "button", class: "command" }, inside);
  return h("span", { class: "tag" }, inside);
}

/** Show a spoiler, or fold and unfold a quotation; gives whether the click was one of these. */
export function unveil(target) {
  const spoiler = target.closest(".spoiler:not(.shown)");
  if (spoiler) {
    spoiler.classList.add("shown");
    spoiler.removeAttribute("role");
    spoiler.removeAttribute("aria-label");
    spoiler.removeAttribute("tabindex");
    return true;
  }
  const unfold = target.closest(".unfold");
  if (!unfold) return false;
  const folded = unfold.previousElementSibling.classList.toggle("folded");
  unfold.textContent = folded ? "Devamını göster" : "Daha az göster";
  unfold.setAttribute("aria-expanded", String(!folded));
  return true;
}

/** The start parameter of a deep link to this bot, null for every other address. */
export function startPayload(href, username) {
  const found =
    /^(?:https?:\/\/(?:www\.)?(?:t\.me|telegram\.me)\/([a-z0-9_]+)|tg:\/\/resolve)\/?\?(.*)$/i.exec(href);
  if (!found) return null;
  const query = new URLSearchParams(found[2]);
  const name = found[1] ?? query.get("domain") ?? "";
  return name.toLowerCase() === username.toLowerCase() ? (query.get("start") ?? "") : null;
}
