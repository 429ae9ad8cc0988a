package io.sapphire.gateway.http;

/** All that an operator can do. */
public record Commands(Command halt, Command reduce, Command resume, Command flatten) {}
