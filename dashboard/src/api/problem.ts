import type { Problem } from "./types";

/** The gateway refused, or could not be asked at all (status 0). */
export class Refused extends Error {
  override readonly name = "Refused";

  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
  ) {
    super(detail);
  }

  /** No session: the page must be opened through the printed address again. */
  get signedOut(): boolean {
    return this.status === 401;
  }
}

export async function refusal(response: Response): Promise<Refused> {
  const problem = (await response.json().catch(() => ({}))) as Partial<Problem>;
  const code = problem.code ?? `HTTP_${response.status}`;
  return new Refused(response.status, code, problem.detail ?? problem.title ?? response.statusText);
}

export function unreachable(): Refused {
  return new Refused(0, "UNREACHABLE", "the gateway cannot be reached");
}
