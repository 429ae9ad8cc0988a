package io.sapphire.gateway.view;

/**
 * What went wrong, as RFC 9457 wants it told.
 *
 * @param detail one clear sentence
 * @param code stable, for programs
 */
public record Problem(String type, String title, int status, String detail, String code) {}
