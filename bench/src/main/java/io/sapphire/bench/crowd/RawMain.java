package io.sapphire.bench.crowd;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Scanner;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The least that can tell a crowd something over HTTP: nobody is asked who he is, nothing is remembered, and one buffer, with
 * the chunk around it, is written to all. One task an event loop, as the gateway has as many loops.
 */
final class RawMain {
    private static final int LOOPS = 2;
    private static final int BACKLOG = 1_024;
    private static final int SEND_BUFFER = 64 * 1024;
    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n: \n\n\r\n";

    private final Map<EventLoop, Set<Channel>> listeners = new ConcurrentHashMap<>();

    private RawMain() {}

    /** @param arguments files, each with a message, that are told in turns: one for every line that is read */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var raw = new RawMain();
        var messages = new ByteBuf[arguments.length];
        for (int number = 0; number < messages.length; number++) {
            messages[number] = chunk(Files.readAllBytes(Path.of(arguments[number])));
        }
        Child.answer(Integer.toString(raw.listen()));
        int told = 0;
        try (var lines = new Scanner(System.in)) {
            while (lines.hasNextLine()) {
                var _ = lines.nextLine();
                raw.tell(messages[told++ % messages.length]);
            }
        }
        System.exit(0);
    }

    private static ByteBuf chunk(byte[] message) {
        var whole = Unpooled.directBuffer();
        whole.writeCharSequence(Integer.toHexString(message.length) + "\r\n", US_ASCII);
        whole.writeBytes(message);
        whole.writeCharSequence("\r\n", US_ASCII);
        return whole.asReadOnly();
    }

    private int listen() throws InterruptedException {
        var channel = new ServerBootstrap()
                .group(new MultiThreadIoEventLoopGroup(LOOPS, EpollIoHandler.newFactory()))
                .channel(EpollServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.SO_SNDBUF, SEND_BUFFER)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(new Listening());
                    }
                })
                .bind("127.0.0.1", 0)
                .sync()
                .channel();
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    private void tell(ByteBuf message) {
        listeners.forEach((loop, channels) -> loop.execute(() -> channels.forEach(
                channel -> channel.writeAndFlush(message.retainedDuplicate(), channel.voidPromise()))));
    }

    /** Whoever sends anything listens from then on. */
    private final class Listening extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ReferenceCountUtil.release(message);
            var channel = context.channel();
            context.writeAndFlush(Unpooled.copiedBuffer(HEAD, US_ASCII));
            listeners
                    .computeIfAbsent(channel.eventLoop(), _ -> ConcurrentHashMap.newKeySet())
                    .add(channel);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            listeners.values().forEach(channels -> channels.remove(context.channel()));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable gone) {
            context.close();
        }
    }
}
