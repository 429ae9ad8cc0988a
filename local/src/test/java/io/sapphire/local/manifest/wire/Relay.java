package io.sapphire.local.manifest.wire;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.HandlerRegistry;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Passes every call on to a channel, message by message, without a look into them. */
final class Relay extends HandlerRegistry implements ServerCallHandler<byte[], byte[]> {
    private final Channel channel;

    Relay(Channel channel) {
        this.channel = channel;
    }

    static MethodDescriptor<byte[], byte[]> method(String name) {
        return MethodDescriptor.newBuilder(new Bytes(), new Bytes())
                .setType(MethodType.BIDI_STREAMING)
                .setFullMethodName(name)
                .build();
    }

    @Override
    public ServerMethodDefinition<?, ?> lookupMethod(String name, @Nullable String authority) {
        return ServerMethodDefinition.create(method(name), this);
    }

    @Override
    public ServerCall.Listener<byte[]> startCall(ServerCall<byte[], byte[]> incoming, Metadata headers) {
        var outgoing = channel.newCall(incoming.getMethodDescriptor(), CallOptions.DEFAULT);
        outgoing.start(new Back(incoming, outgoing), headers);
        incoming.request(1);
        return new Forth(incoming, outgoing);
    }

    /** What the caller says. */
    private static final class Forth extends ServerCall.Listener<byte[]> {
        private final ServerCall<byte[], byte[]> incoming;
        private final ClientCall<byte[], byte[]> outgoing;

        Forth(ServerCall<byte[], byte[]> incoming, ClientCall<byte[], byte[]> outgoing) {
            this.incoming = incoming;
            this.outgoing = outgoing;
            outgoing.request(1);
        }

        @Override
        public void onMessage(byte[] message) {
            outgoing.sendMessage(message);
            incoming.request(1);
        }

        @Override
        public void onHalfClose() {
            outgoing.halfClose();
        }

        @Override
        public void onCancel() {
            outgoing.cancel("the caller is gone", null);
        }
    }

    /** What the callee answers. */
    private static final class Back extends ClientCall.Listener<byte[]> {
        private final ServerCall<byte[], byte[]> incoming;
        private final ClientCall<byte[], byte[]> outgoing;
        private boolean headersSent;

        Back(ServerCall<byte[], byte[]> incoming, ClientCall<byte[], byte[]> outgoing) {
            this.incoming = incoming;
            this.outgoing = outgoing;
        }

        @Override
        public void onHeaders(Metadata headers) {
            incoming.sendHeaders(headers);
            headersSent = true;
        }

        @Override
        public void onMessage(byte[] message) {
            incoming.sendMessage(message);
            outgoing.request(1);
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            if (!headersSent && status.isOk()) {
                incoming.sendHeaders(new Metadata());
            }
            incoming.close(status, trailers);
        }
    }

    /** Leaves messages as they are. */
    private static final class Bytes implements Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
