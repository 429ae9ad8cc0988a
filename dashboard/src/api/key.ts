/** Random enough to be nobody else's. randomUUID would want a secure context, and a gateway may be on plain HTTP. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
