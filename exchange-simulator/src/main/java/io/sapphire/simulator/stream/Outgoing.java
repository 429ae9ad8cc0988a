package io.sapphire.simulator.stream;

import io.sapphire.simulator.fault.MessageEffect.Farewell;
import io.sapphire.simulator.fault.Occasion;

/**
 * A message on its way out.
 *
 * @param lane messages of one lane keep their order, unless something goes wrong
 */
record Outgoing(Occasion occasion, Object lane, byte[] bytes, Receivers receivers) {

    /** Whom it is meant for, when it is sent. */
    interface Receivers {

        void send(byte[] bytes);

        void disconnect(Farewell farewell);
    }

    void send() {
        receivers.send(bytes);
    }
}
