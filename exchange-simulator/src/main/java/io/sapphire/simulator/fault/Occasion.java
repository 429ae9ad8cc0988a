package io.sapphire.simulator.fault;

import java.time.Instant;

/**
 * Something that can go wrong: a request that was read, or a message about to be sent.
 *
 * @param name method and path of a request, for example {@code POST /fapi/v3/order}; event type of a message
 * @param symbol as the client or the venue wrote it; empty if it is about no single market
 * @param number of the request, or of the message in its class
 * @param at venue time
 */
public record Occasion(Place place, String name, String symbol, long number, Instant at) {}
