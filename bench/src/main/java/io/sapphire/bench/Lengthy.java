package io.sapphire.bench;

/** Work that takes many seconds and warms itself up: it is run fewer times. */
public interface Lengthy extends Clocked {}
