package io.sapphire.gateway.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** Puts messages into the form of the event stream (HTML standard, 9.2.6). */
final class Frames {
    private static final byte[] EVENT = "event: ".getBytes(UTF_8);
    private static final byte[] ID = "\nid: ".getBytes(UTF_8);
    private static final byte[] DATA = "\ndata: ".getBytes(UTF_8);
    private static final byte[] END = "\n\n".getBytes(UTF_8);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    static byte[] of(Message message) {
        var frames = new Frames();
        frames.add(message);
        return frames.toBytes();
    }

    void add(Message message) {
        add(message, "");
    }

    private void add(Message message, String id) {
        bytes.writeBytes(EVENT);
        bytes.writeBytes(message.topic().getBytes(UTF_8));
        if (!id.isEmpty()) {
            bytes.writeBytes(ID);
            bytes.writeBytes(id.getBytes(UTF_8));
        }
        bytes.writeBytes(DATA);
        bytes.writeBytes(message.json());
        bytes.writeBytes(END);
    }

    /**
     * Only the last message carries the id: whoever resumes from it has all of them, and whoever lost the connection
     * between two of them gets all of them again.
     */
    void add(FactGroup group, Topics topics, String run) {
        var wanted = group.messages().stream()
                .filter(message -> topics.wants(message.topic()))
                .toList();
        for (int index = 0; index < wanted.size(); index++) {
            boolean last = index == wanted.size() - 1;
            add(wanted.get(index), last ? new EventId(run, group.sequence()).toString() : "");
        }
    }

    /** Asks the client to wait before it comes back. @param retry milliseconds */
    void retry(long retry) {
        bytes.writeBytes(("retry: " + retry + "\n").getBytes(UTF_8));
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
