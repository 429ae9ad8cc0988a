package io.sapphire.gateway.stream;

/**
 * How far a client has come.
 *
 * @param generation which run, counted by this gateway
 * @param sequence every fact up to it was sent
 * @param version every value up to it was sent
 */
record Cursor(long generation, long sequence, long version) {}
