package io.sapphire.bench.trading;

import io.sapphire.bench.Calls;
import io.sapphire.bench.Contest;
import io.sapphire.bench.signing.Orders;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * From a frame over six agents, decision and limits to the signed text of an order, against what nobody can do without:
 * the signature alone and one round trip over loopback.
 */
public final class TickToOrderContest {
    private static final int ORDERS = 500;
    /** Reported, not judged. */
    private static final double BAR = 0;

    private TickToOrderContest() {}

    public static Contest of(Recording hours) {
        var echo = Echo.start();
        var orders = new Orders(ORDERS);
        return new Contest(
                "a frame to a signed order, p50",
                "the signature and a loopback round trip",
                ORDERS,
                BAR,
                new Rounds(hours, orders).calls(),
                new Calls(ORDERS, number -> {
                    echo.roundTrip();
                    return orders.signature(number);
                }));
    }

    /** Begins the hours anew where they end. */
    private static final class Rounds {
        private final Recording hours;
        private final Orders orders;
        private Decider decider;

        Rounds(Recording hours, Orders orders) {
            this.hours = hours;
            this.orders = orders;
            this.decider = fresh();
        }

        Calls calls() {
            return new Calls(ORDERS, number -> {
                if (!decider.round()) {
                    decider = fresh();
                }
                return orders.signedText(number);
            });
        }

        private Decider fresh() {
            return new Decider(hours, DecisionContest.sessions(hours));
        }
    }

    /** Answers one byte with one byte. */
    private static final class Echo implements AutoCloseable {
        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;

        private Echo(Socket socket) throws IOException {
            socket.setTcpNoDelay(true);
            this.socket = socket;
            this.in = socket.getInputStream();
            this.out = socket.getOutputStream();
        }

        static Echo start() {
            try {
                var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Thread.ofPlatform().daemon().name("echo").start(() -> answer(server));
                return new Echo(new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort()));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private static void answer(ServerSocket server) {
            try (var caller = new Echo(server.accept())) {
                for (int heard = caller.in.read(); heard >= 0; heard = caller.in.read()) {
                    caller.out.write(heard);
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }

        void roundTrip() {
            try {
                out.write(1);
                if (in.read() != 1) {
                    throw new IOException("the echo has ended");
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
