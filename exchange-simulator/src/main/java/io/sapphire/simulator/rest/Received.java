package io.sapphire.simulator.rest;

import java.time.Instant;

/**
 * A request, for whoever looks afterwards.
 *
 * @param number from 1
 * @param parameters without the signature
 * @param at venue time at which it was read
 * @param status of its answer; 0 if there was none, or is none yet
 * @param code of the venue in its answer; 0 if that is no error
 * @param fault id of the fault that hit it; 0 if none did
 */
public record Received(
        long number, String method, String path, String parameters, Instant at, int status, int code, long fault) {

    Received answered(int withStatus, int withCode) {
        return new Received(number, method, path, parameters, at, withStatus, withCode, fault);
    }
}
