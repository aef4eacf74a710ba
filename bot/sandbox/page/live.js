// The live connection: load everything, follow the events, begin again when the line breaks.
// Where no event stream opens, the same round of loading every two seconds keeps the page current.

const EVENTS = [
  "message",
  "edit",
  "delete",
  "typing",
  "draft",
  "answer",
  "topic",
  "chat",
  "commands",
  "call",
  "reset",
];
const OPENS_WITHIN = 4_000;
const PAUSES = [500, 1_000, 2_000, 4_000];
const POLL_EVERY = 2_000;

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export class Live {
  /**
   * @param load   fetches the world and gives the number of the last event it includes
   * @param apply  takes (kind, data) of each event after that
   * @param tell   hears "live", "polling" or "offline"
   */
  constructor({ load, apply, tell }) {
    Object.assign(this, { load, apply, tell });
    this.last = 0;
    this.source = null;
  }

  /** Runs as long as the page. */
  async run() {
    let failures = 0;
    for (;;) {
      try {
        this.last = await this.load();
      } catch {
        this.tell("offline");
        await pause(PAUSES[Math.min(failures, PAUSES.length - 1)]);
        failures += 1;
        continue;
      }
      failures = 0;
      if (!(await this.follow())) {
        this.tell("polling");
        await pause(POLL_EVERY);
      }
    }
  }

  /** Drop the stream and load everything again. */
  again() {
    this.finish?.();
  }

  /** Follow the stream until it ends; gives whether it ever opened. */
  follow() {
    return new Promise((resolve) => {
      const source = new EventSource(`/sandbox/events?after=${this.last}`);
      let opened = false;
      this.finish = () => {
        clearTimeout(late);
        source.close();
        this.finish = null;
        resolve(opened);
      };
      const late = setTimeout(() => this.finish?.(), OPENS_WITHIN);
      source.onopen = () => {
        opened = true;
        clearTimeout(late);
        this.tell("live");
      };
      source.onerror = () => this.finish?.();
      for (const kind of EVENTS) source.addEventListener(kind, (event) => this.take(kind, event));
    });
  }

  take(kind, event) {
    this.last = Number(event.lastEventId) || this.last;
    if (kind === "reset") this.again();
    this.apply(kind, JSON.parse(event.data));
  }
}
