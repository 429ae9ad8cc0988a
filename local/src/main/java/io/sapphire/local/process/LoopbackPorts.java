package io.sapphire.local.process;

import io.sapphire.local.sentence.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports of this machine that only this machine reaches. */
public final class LoopbackPorts {

    private LoopbackPorts() {}

    /** Different ports nobody listens on. They are not held: somebody may be quicker. */
    public static List<Integer> free(int count) {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (int port = 0; port < count; port++) {
                sockets.add(listen(0));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException failure) {
            throw Refusal.failure("No free port on loopback: " + failure.getMessage() + ".", failure);
        } finally {
            sockets.forEach(LoopbackPorts::close);
        }
    }

    /** @throws Refusal if somebody listens on it; 0 is always free */
    public static void refuseBusy(int port) {
        try {
            close(listen(port));
        } catch (IOException busy) {
            throw Refusal.failure("Port %d is in use; choose another one with --port.".formatted(port), busy);
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It held nothing.
        }
    }
}
