package io.sapphire.gateway.http;

import io.netty.channel.Channel;
import io.sapphire.gateway.stream.Client;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/**
 * Writes what a client is told onto its connection as it comes: each piece leaves while all that belongs to the connection is
 * at hand, which counts with thousands of them. Only the first goes the server's way, behind the head of the answer.
 */
final class Pen extends BaseSubscriber<byte[]> {
    private final FluxSink<DataBuffer> head;
    private final NettyDataBufferFactory buffers;
    private final Channel channel;
    private boolean begun;
    private boolean headed;

    private Pen(FluxSink<DataBuffer> head, NettyDataBufferFactory buffers, Channel channel) {
        this.head = head;
        this.buffers = buffers;
        this.channel = channel;
    }

    /**
     * What the server is to write: the first piece; the others are written meanwhile.
     *
     * @param channel on whose thread the client is told
     */
    static Flux<DataBuffer> writing(Client client, NettyDataBufferFactory buffers, Channel channel) {
        return Flux.create(
                head -> {
                    var pen = new Pen(head, buffers, channel);
                    var _ = head.onDispose(pen);
                    client.bytes().subscribe(pen);
                    var _ = head.onRequest(_ -> pen.requested());
                },
                FluxSink.OverflowStrategy.IGNORE);
    }

    /** By the server: at first for the first piece, then for more, when that is on its way. */
    private void requested() {
        channel.eventLoop().execute(() -> {
            if (!begun || !headed) {
                headed = begun;
                request(1);
            }
        });
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
        // Nothing is asked for before the server does.
    }

    @Override
    protected void hookOnNext(byte[] piece) {
        if (!begun) {
            begun = true;
            var _ = head.next(buffers.wrap(Wire.buffer(piece)));
            return;
        }
        var written = channel.writeAndFlush(Wire.buffer(piece));
        if (channel.isWritable()) {
            request(1);
        } else {
            var _ = written.addListener(_ -> request(1));
        }
    }

    @Override
    protected void hookOnComplete() {
        head.complete();
    }

    @Override
    protected void hookOnError(Throwable failure) {
        head.error(failure);
    }
}
