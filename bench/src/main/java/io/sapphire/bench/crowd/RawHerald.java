package io.sapphire.bench.crowd;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Netty alone. */
final class RawHerald implements Herald {
    private final Child process;
    private final int port;

    /** @param messages files */
    RawHerald(List<Path> messages) {
        this.process =
                new Child(RawMain.class, messages.stream().map(Path::toString).toList());
        this.port = Integer.parseInt(process.answer());
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String request() {
        return GatewayHerald.get("/", "");
    }

    @Override
    public void tell() {
        process.say("next");
    }

    @Override
    public Duration processorTime() {
        return process.processorTime();
    }

    @Override
    public void close() {
        process.close();
    }
}
