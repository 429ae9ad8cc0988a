/** One message of an event stream. */
export interface SseMessage {
  /** Only what this message itself carried: a value without an id must not move the place to resume from. */
  readonly id: string | null;
  readonly event: string;
  readonly data: string;
}

/** A message larger than this is a fault of the sender, not something to hold in memory. */
const LARGEST = 1_000_000;

/**
 * Cuts a byte stream into messages, wherever the network cut it before: inside a character, between CR and LF, inside
 * a field name. WHATWG HTML, "Interpreting an event stream".
 */
export class SseParser {
  private readonly decoder = new TextDecoder();
  private rest = "";
  private afterCarriageReturn = false;
  private id: string | null = null;
  private event = "";
  private data: string[] = [];
  private size = 0;
  private retry: number | null = null;

  /** Milliseconds the server last asked to wait before a reconnect. */
  get retryMs(): number | null {
    return this.retry;
  }

  /** @throws RangeError if a message or line grows beyond a megabyte */
  feed(bytes: Uint8Array): SseMessage[] {
    const messages: SseMessage[] = [];
    let text = this.rest + this.withoutSplitLineEnd(this.decoder.decode(bytes, { stream: true }));
    for (let end = lineEnd(text); end !== -1; end = lineEnd(text)) {
      const next = this.line(text.slice(0, end));
      if (next !== null) {
        messages.push(next);
      }
      text = this.afterLine(text, end);
    }
    this.rest = text;
    this.refuseTooLarge(text.length);
    return messages;
  }

  /** A CR at the end of the last chunk already ended its line: a LF at the start of this one belongs to it. */
  private withoutSplitLineEnd(text: string): string {
    if (!this.afterCarriageReturn || text === "") {
      return text;
    }
    this.afterCarriageReturn = false;
    return text.startsWith("\n") ? text.slice(1) : text;
  }

  private afterLine(text: string, end: number): string {
    if (text[end] === "\n") {
      return text.slice(end + 1);
    }
    if (end + 1 === text.length) {
      this.afterCarriageReturn = true;
      return "";
    }
    return text.slice(text[end + 1] === "\n" ? end + 2 : end + 1);
  }

  private line(line: string): SseMessage | null {
    if (line === "") {
      return this.dispatch();
    }
    const colon = line.indexOf(":");
    if (colon === 0) {
      return null;
    }
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? "" : line.slice(line[colon + 1] === " " ? colon + 2 : colon + 1);
    this.field(field, value);
    return null;
  }

  private field(field: string, value: string): void {
    if (field === "data") {
      this.size += value.length;
      this.refuseTooLarge(this.size);
      this.data.push(value);
    } else if (field === "event") {
      this.event = value;
    } else if (field === "id" && !value.includes("\0")) {
      this.id = value;
    } else if (field === "retry" && /^\d+$/.test(value)) {
      this.retry = Number(value);
    }
  }

  private dispatch(): SseMessage | null {
    const message = { id: this.id, event: this.event || "message", data: this.data.join("\n") };
    const empty = this.data.length === 0;
    this.id = null;
    this.event = "";
    this.data = [];
    this.size = 0;
    return empty ? null : message;
  }

  private refuseTooLarge(size: number): void {
    if (size > LARGEST) {
      throw new RangeError("the event stream sent a message of more than a megabyte");
    }
  }
}

function lineEnd(text: string): number {
  const lf = text.indexOf("\n");
  const cr = text.indexOf("\r");
  if (lf === -1 || cr === -1) {
    return Math.max(lf, cr);
  }
  return Math.min(lf, cr);
}
