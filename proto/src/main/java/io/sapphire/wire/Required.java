package io.sapphire.wire;

/** Parts a message cannot do without. Protobuf would hand out an empty one instead. */
final class Required {

    private Required() {}

    /** @throws IllegalArgumentException if the message came without it */
    static <T> T part(boolean present, T part, String name) {
        if (!present) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return part;
    }
}
