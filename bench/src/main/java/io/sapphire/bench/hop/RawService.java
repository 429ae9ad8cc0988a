package io.sapphire.bench.hop;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * gRPC as fast as it goes: bytes that are not looked at, no thread but the transport's, no interceptor, answers asked for
 * ahead. Answers every message with the same bytes.
 */
final class RawService {
    private static final int AHEAD = 256;
    private static final MethodDescriptor<byte[], byte[]> UNARY = method("Unary", MethodType.UNARY);
    private static final MethodDescriptor<byte[], byte[]> STREAM = method("Stream", MethodType.BIDI_STREAMING);

    /** They stay open until the process ends. */
    private static final List<ManagedChannel> OPEN = new CopyOnWriteArrayList<>();

    private final int port;
    private final ManagedChannel channel;

    private RawService(int port) {
        this.port = port;
        this.channel = NettyChannelBuilder.forAddress("127.0.0.1", port)
                .usePlaintext()
                .directExecutor()
                .build();
        OPEN.add(channel);
    }

    /** The same service over a connection of its own. */
    RawService another() {
        return new RawService(port);
    }

    /** @param answer to every message */
    static RawService start(byte[] answer) {
        try {
            Server server = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
                    .directExecutor()
                    .addService(service(answer))
                    .build()
                    .start();
            return new RawService(server.getPort());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static ServerServiceDefinition service(byte[] answer) {
        return ServerServiceDefinition.builder("bench.Raw")
                .addMethod(UNARY, ServerCalls.asyncUnaryCall((_, out) -> {
                    out.onNext(answer);
                    out.onCompleted();
                }))
                .addMethod(STREAM, ServerCalls.asyncBidiStreamingCall(out -> new Ear(_ -> out.onNext(answer))))
                .build();
    }

    /** One unary call. @return how long the answer is */
    long call(byte[] question) {
        var heard = new CountDownLatch(1);
        var answer = new AtomicReference<>(new byte[0]);
        ClientCalls.asyncUnaryCall(channel.newCall(UNARY, CallOptions.DEFAULT), question, new Ear(bytes -> {
            answer.set(bytes);
            heard.countDown();
        }));
        await(heard);
        return answer.get().length;
    }

    /** Opens a conversation whose answers go to the ear. */
    StreamObserver<byte[]> converse(Ear ear) {
        return ClientCalls.asyncBidiStreamingCall(
                channel.newCall(STREAM, CallOptions.DEFAULT), new ClientResponseObserver<byte[], byte[]>() {

                    @Override
                    public void beforeStart(ClientCallStreamObserver<byte[]> requests) {
                        requests.disableAutoRequestWithInitial(AHEAD);
                        ear.refill = () -> requests.request(1);
                    }

                    @Override
                    public void onNext(byte[] value) {
                        ear.onNext(value);
                    }

                    @Override
                    public void onError(Throwable failure) {
                        ear.onError(failure);
                    }

                    @Override
                    public void onCompleted() {
                        ear.onCompleted();
                    }
                });
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Hears messages and expects no failure. */
    static final class Ear implements StreamObserver<byte[]> {
        private final Consumer<byte[]> heard;
        private Runnable refill = () -> {};

        Ear(Consumer<byte[]> heard) {
            this.heard = heard;
        }

        @Override
        public void onNext(byte[] value) {
            heard.accept(value);
            refill.run();
        }

        @Override
        public void onError(Throwable failure) {
            if (!(Status.fromThrowable(failure).getCode() == Status.Code.CANCELLED)) {
                throw new IllegalStateException(failure);
            }
        }

        @Override
        public void onCompleted() {}
    }

    private static MethodDescriptor<byte[], byte[]> method(String name, MethodType type) {
        return MethodDescriptor.<byte[], byte[]>newBuilder()
                .setType(type)
                .setFullMethodName("bench.Raw/" + name)
                .setRequestMarshaller(new Bytes())
                .setResponseMarshaller(new Bytes())
                .build();
    }

    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {

        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
