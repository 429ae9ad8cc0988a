package io.sapphire.gateway.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.util.concurrent.FastThreadLocal;

/**
 * Bytes as the kernel takes them. Many clients in turn are told the same array: it is copied out of the heap once for all
 * clients of a thread, not once for each.
 */
final class Wire {
    private static final FastThreadLocal<Wire> OF_THREAD = new FastThreadLocal<>() {
        @Override
        protected Wire initialValue() {
            return new Wire();
        }

        @Override
        protected void onRemoval(Wire wire) {
            wire.latest.release();
        }
    };

    private byte[] copied = new byte[0];
    private ByteBuf latest = Unpooled.EMPTY_BUFFER;

    private Wire() {}

    /** @param piece does not change any more */
    static ByteBuf buffer(byte[] piece) {
        return OF_THREAD.get().of(piece).retainedDuplicate();
    }

    private ByteBuf of(byte[] piece) {
        if (piece != copied) {
            latest.release();
            latest = Unpooled.directBuffer(piece.length).writeBytes(piece).asReadOnly();
            copied = piece;
        }
        return latest;
    }
}
