package io.sapphire.mesh;

/**
 * A service whose handlers never wait and never work for long: over a socket, the messages of its streams are handled on
 * the transport's thread, which spares every one of them a change of threads.
 */
public interface Immediate {}
