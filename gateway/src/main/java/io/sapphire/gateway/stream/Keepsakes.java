package io.sapphire.gateway.stream;

import io.sapphire.gateway.kept.KeptBoard.KeptFact;
import io.sapphire.gateway.kept.KeptBoard.KeptMessage;
import java.nio.charset.StandardCharsets;

/** What a board shows, in the form in which it is kept for another gateway, and back. */
final class Keepsakes {

    private Keepsakes() {}

    static KeptFact kept(FactGroup group) {
        return new KeptFact(
                group.sequence(),
                group.eventTime(),
                group.recorded(),
                group.messages().stream().map(Keepsakes::kept).toList());
    }

    static KeptMessage kept(Message message) {
        return new KeptMessage(message.topic(), new String(message.json(), StandardCharsets.UTF_8));
    }

    static FactGroup group(KeptFact kept) {
        return new FactGroup(
                kept.sequence(),
                kept.eventTime(),
                kept.recorded(),
                kept.messages().stream().map(Keepsakes::message).toList());
    }

    static Message message(KeptMessage kept) {
        return new Message(kept.topic(), kept.json().getBytes(StandardCharsets.UTF_8));
    }
}
