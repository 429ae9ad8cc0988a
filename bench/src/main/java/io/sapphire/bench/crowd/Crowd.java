package io.sapphire.bench.crowd;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Many who listen, on one thread: it only counts what it hears, and how late. */
final class Crowd implements AutoCloseable {
    private static final int CONNECTING_AT_ONCE = 128;
    private static final int PATIENCE_SECONDS = 60;
    private static final int READ = 8 * 1024;
    /** In bytes: what a stopped one's kernel takes for it. */
    private static final int SMALLEST_WINDOW = 4 * 1024;

    private final MultiThreadIoEventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    private final ChannelGroup channels = new DefaultChannelGroup(loop.next());
    private final List<Listener> listeners = new ArrayList<>();
    private final Semaphore connecting = new Semaphore(CONNECTING_AT_ONCE);
    private final AtomicInteger joined = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicLong heard = new AtomicLong();
    private final Herald herald;
    private volatile Timetable timetable = new Timetable(0, 0);

    Crowd(Herald herald) {
        this.herald = herald;
    }

    /** More listeners come. @return whether every one of them was let in */
    boolean join(int number) {
        for (int i = 0; i < number; i++) {
            var listener = new Listener();
            listeners.add(listener);
            connect(listener, true);
        }
        return await(() -> joined.get() == listeners.size());
    }

    /** Some come who never read. */
    void joinStopped(int number) {
        for (int i = 0; i < number; i++) {
            connect(new ChannelInboundHandlerAdapter(), false);
        }
        connecting.acquireUninterruptibly(CONNECTING_AT_ONCE);
        connecting.release(CONNECTING_AT_ONCE);
    }

    private void connect(ChannelInboundHandlerAdapter handler, boolean reads) {
        connecting.acquireUninterruptibly();
        var bootstrap = new Bootstrap()
                .group(loop)
                .channel(EpollSocketChannel.class)
                .option(ChannelOption.SO_LINGER, 0)
                .option(ChannelOption.AUTO_READ, reads)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ))
                .handler(handler);
        if (!reads) {
            bootstrap.option(ChannelOption.SO_RCVBUF, SMALLEST_WINDOW);
        }
        bootstrap.connect("127.0.0.1", herald.port()).addListener(done -> {
            connecting.release();
            if (done.isSuccess()) {
                var channel = ((io.netty.channel.ChannelFuture) done).channel();
                channels.add(channel);
                channel.writeAndFlush(Unpooled.copiedBuffer(herald.request(), US_ASCII));
            } else {
                lost.incrementAndGet();
            }
        });
    }

    /** From now on messages count, each by its place in a table of when it was due. */
    void begin(Timetable table) {
        CompletableFuture.runAsync(
                        () -> {
                            heard.set(0);
                            timetable = table;
                            listeners.forEach(listener -> listener.count = 0);
                        },
                        loop.next())
                .join();
    }

    /** Waits until so many messages were heard by all together. */
    boolean hear(long messages) {
        return await(() -> heard.get() >= messages);
    }

    long heard() {
        return heard.get();
    }

    private boolean await(java.util.function.BooleanSupplier done) {
        long begun = System.nanoTime();
        while (!done.getAsBoolean()) {
            if (lost.get() > 0 || System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
                return false;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
        return true;
    }

    @Override
    public void close() {
        lost.set(-listeners.size() - 1);
        channels.close().awaitUninterruptibly();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private final class Listener extends ChannelInboundHandlerAdapter {
        private int count;
        private boolean in;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            var bytes = (ByteBuf) message;
            if (!in) {
                enter(bytes, context.channel());
            }
            long now = 0;
            int marks = 0;
            for (int from = mark(bytes, bytes.readerIndex()); from >= 0; from = mark(bytes, from + 1)) {
                now = now == 0 ? System.nanoTime() : now;
                timetable.heard(count++, now);
                marks++;
            }
            bytes.release();
            if (marks > 0) {
                heard.lazySet(heard.get() + marks);
            }
        }

        private static int mark(ByteBuf bytes, int from) {
            return bytes.indexOf(from, bytes.writerIndex(), OrderTalk.MARK);
        }

        private void enter(ByteBuf first, Channel channel) {
            in = true;
            if (first.toString(US_ASCII).startsWith("HTTP/1.1 200")) {
                joined.incrementAndGet();
            } else {
                lost.incrementAndGet();
                channel.close();
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            lost.incrementAndGet();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable gone) {
            context.close();
        }
    }
}
