package io.sapphire.simulator.stream;

import io.sapphire.simulator.fault.MessageEffect.Farewell;
import java.util.List;

/** Who listens to a topic, of those connected. */
record TopicReceivers(Topic topic, List<StreamClient> connected) implements Outgoing.Receivers {

    @Override
    public void send(byte[] bytes) {
        var everywhere = topic.everywhere();
        for (var client : connected) {
            client.send(topic, bytes);
            if (!everywhere.equals(topic)) {
                client.send(everywhere, bytes);
            }
        }
    }

    @Override
    public void disconnect(Farewell farewell) {
        connected.stream()
                .filter(client -> client.listensTo(topic) || client.listensTo(topic.everywhere()))
                .forEach(client -> client.close(farewell));
    }
}
