package io.sapphire.exchange.aster.stream;

/** What happens on a connection that is made again whenever it is lost. */
public sealed interface SocketSignal {

    /** From here on messages come; whatever was pushed before is lost. */
    record Connected() implements SocketSignal {}

    record Message(byte[] bytes) implements SocketSignal {}

    record Lost(String cause) implements SocketSignal {}
}
