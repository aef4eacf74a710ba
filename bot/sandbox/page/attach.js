// Everything that is sent and is not text: files chosen or pasted, a place, a contact.

import { h, iconButton } from "./dom.js";
import { openMenu } from "./notice.js";

const FILES = [
  ["file", "Dosya", "document", ""],
  ["image", "Fotoğraf", "photo", "image/*"],
];
const WITHOUT_FILE = [
  ["mic", "Ses kaydı", "voice"],
  ["smile", "Çıkartma", "sticker"],
  ["place", "Konum", "location"],
];
/** An invented number in a range nobody has. */
const PHONE = "+90 555 000 00 00";

export class Attach {
  /**
   * @param send     takes the fields of a file as in the contract
   * @param persona  gives who writes
   */
  constructor(send, persona) {
    this.send = send;
    this.persona = persona;
    this.picker = h("input", { type: "file", hidden: true, on: { change: () => this.#picked() } });
    this.button = iconButton("clip", "Dosya ekle", () => this.#open());
  }

  #open() {
    openMenu(this.button, [
      ...FILES.map(([picture, words, kind, accept]) => [picture, words, () => this.#pick(kind, accept)]),
      ...WITHOUT_FILE.map(([picture, words, kind]) => [picture, words, () => this.send({ kind })]),
      ["card", "Kişi kartı", () => this.sendContact()],
    ]);
  }

  #pick(kind, accept) {
    Object.assign(this.picker, { accept, value: "" });
    this.picker.dataset.kind = kind;
    this.picker.click();
  }

  #picked() {
    const [file] = this.picker.files;
    if (file) this.send({ kind: this.picker.dataset.kind, file });
  }

  /** Send what is pasted when it is a file; text stays the field's own matter. */
  paste(event) {
    const [file] = event.clipboardData?.files ?? [];
    if (!file) return;
    event.preventDefault();
    this.send({ kind: file.type.startsWith("image/") ? "photo" : "document", file });
  }

  sendContact() {
    const { id, name } = this.persona();
    return this.send({ kind: "contact", first_name: name, phone_number: PHONE, user_id: id });
  }
}
