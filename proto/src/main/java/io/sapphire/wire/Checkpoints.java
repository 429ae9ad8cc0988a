package io.sapphire.wire;

import com.google.protobuf.ByteString;
import io.sapphire.event.v1.SignedCheckpoint;
import java.util.HexFormat;

/** Points of the log that somebody vouches for. */
public final class Checkpoints {

    private Checkpoints() {}

    /** @param hash SHA-256 of the event's record, in hex */
    public static byte[] encode(String run, long sequence, String hash, byte[] signature) {
        return SignedCheckpoint.newBuilder()
                .setRunId(run)
                .setSequence(sequence)
                .setHash(ByteString.copyFrom(HexFormat.of().parseHex(hash)))
                .setSignature(ByteString.copyFrom(signature))
                .build()
                .toByteArray();
    }
}
