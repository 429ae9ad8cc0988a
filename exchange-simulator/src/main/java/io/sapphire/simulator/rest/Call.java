package io.sapphire.simulator.rest;

/**
 * One request.
 *
 * @param text its literal parameters, from the query or the form: what is signed is in here, byte for byte
 */
public record Call(String method, String path, String text) {}
