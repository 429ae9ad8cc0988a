import { Refused, refusal, unreachable } from "./problem";

const ROOT = "/api/v1";

/** Longer than any honest answer, shorter than anyone's patience. */
const PATIENCE_MS = 10_000;

export async function get<Answer>(path: string, signal?: AbortSignal): Promise<Answer> {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  return ask(path, { signal: signal === undefined ? patience : AbortSignal.any([signal, patience]) });
}

/** Changes the world. Never repeated here: whoever calls knows what a second time would do. */
export const post = <Answer>(path: string, body: unknown, key: string): Promise<Answer> =>
  change("POST", path, JSON.stringify(body), key);

/** Takes something back, for example a job that was begun. */
export const remove = <Answer>(path: string, key: string): Promise<Answer> => change("DELETE", path, null, key);

async function change<Answer>(method: string, path: string, body: string | null, key: string): Promise<Answer> {
  try {
    return await mutate(method, path, body, key);
  } catch (failure) {
    if (failure instanceof Refused && failure.code === "CSRF") {
      // The cookie of a restarted gateway is stale: any read brings a new one. Nothing was done, so this is no repeat.
      await get("/risk");
      return mutate(method, path, body, key);
    }
    throw failure;
  }
}

function mutate<Answer>(method: string, path: string, body: string | null, key: string): Promise<Answer> {
  return ask(path, {
    method,
    body,
    headers: { "Content-Type": "application/json", "Idempotency-Key": key, "X-XSRF-TOKEN": csrfToken(document.cookie) },
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
}

async function ask<Answer>(path: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(ROOT + path, { ...init, credentials: "same-origin", cache: "no-store" }).catch(
    (failure: unknown) => {
      throw init.signal?.aborted === true && !isTimeout(init.signal) ? failure : unreachable();
    },
  );
  if (!response.ok) {
    throw await refusal(response);
  }
  return (await response.json()) as Answer;
}

const isTimeout = (signal: AbortSignal): boolean =>
  signal.reason instanceof DOMException && signal.reason.name === "TimeoutError";

/** The proof that this page, and not another site, sends the request. */
export function csrfToken(cookies: string): string {
  for (const cookie of cookies.split(";")) {
    const [name, value] = cookie.trim().split("=", 2);
    if (name === "XSRF-TOKEN" && value !== undefined) {
      return decodeURIComponent(value);
    }
  }
  return "";
}
