package io.sapphire.simulator.rest;

/**
 * What a request is answered with.
 *
 * @param status of HTTP
 * @param durable it promises something, so it may leave only when the ledger is synced
 */
public record Answer(int status, byte[] body, boolean durable) {

    static Answer of(byte[] body) {
        return new Answer(200, body, false);
    }

    static Answer promise(byte[] body) {
        return new Answer(200, body, true);
    }
}
