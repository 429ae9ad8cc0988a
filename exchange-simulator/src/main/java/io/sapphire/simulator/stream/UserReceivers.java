package io.sapphire.simulator.stream;

import io.sapphire.simulator.fault.MessageEffect.Farewell;
import java.util.List;

/** Everybody connected with the key of the account. */
record UserReceivers(List<StreamClient> connected) implements Outgoing.Receivers {

    @Override
    public void send(byte[] bytes) {
        connected.forEach(client -> client.send(bytes));
    }

    @Override
    public void disconnect(Farewell farewell) {
        connected.forEach(client -> client.close(farewell));
    }
}
