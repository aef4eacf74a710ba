// The control API of the sandbox, one function a path; README.md beside this folder is the contract.

async function call(path, options = {}) {
  const answer = await fetch(path, { cache: "no-store", ...options });
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(body.error ?? `${path}: ${answer.status}`);
  return body;
}

const post = (path, body) =>
  call(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

export const state = () => call("/sandbox/state");
export const messages = (chatId) => call(`/sandbox/chats/${chatId}/messages`).then((body) => body.messages);
export const pending = () => call("/sandbox/pending").then((body) => body.pending);
export const lastCalls = (limit) => call(`/sandbox/journal?limit=${limit}`).then((body) => body.calls);

/** One call of the journal with its answer. */
export async function wholeCall(n, method) {
  const { calls } = await call(`/sandbox/journal?after=${n - 1}&method=${encodeURIComponent(method)}`);
  return calls.find((each) => each.n === n) ?? null;
}

export const say = (body) => post("/sandbox/say", body);
export const start = (personaId, payload = "") => post("/sandbox/start", { from_id: personaId, payload });
export const edit = (chatId, messageId, text) =>
  post("/sandbox/edit", { chat_id: chatId, message_id: messageId, text });
export const remove = (chatId, messageId) =>
  post("/sandbox/delete", { chat_id: chatId, message_id: messageId });
export const tap = (body) => post("/sandbox/tap", body);
export const inline = (body) => post("/sandbox/inline", body);
export const choose = (body) => post("/sandbox/inline/choose", body);
export const block = (userId, blocked) => post("/sandbox/block", { user_id: userId, blocked });
export const reset = () => post("/sandbox/reset", {});

/** Send a file, a place, a contact; `fields` as in the contract. */
export function sendFile(fields) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (value !== null && value !== undefined) form.append(name, value);
  }
  return call("/sandbox/file", { method: "POST", body: form });
}

export const faults = () => call("/sandbox/faults").then((body) => body.rules);
export const addFault = (rule) => post("/sandbox/faults", rule);
export const clearFaults = () => call("/sandbox/faults", { method: "DELETE" });
