package io.sapphire.gateway.stream;

/**
 * What a client gets next.
 *
 * @param to how far it has come with it
 * @param caughtUp there was nothing more
 */
record Chunk(Cursor to, byte[] bytes, boolean caughtUp) {}
