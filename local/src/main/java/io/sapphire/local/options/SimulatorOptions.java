package io.sapphire.local.options;

import io.sapphire.local.sentence.Refusal;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the simulator is to do when it runs alone.
 *
 * @param port 0 for any free one
 * @param instruments absolute path of one instrument file per market, in the order of the markets; or none
 * @param limits {@code off}, or whose minutes are enforced: {@code venue} or {@code wall}
 * @param ledger absolute path
 * @param mirrorRest base URL of the venue whose markets are followed; empty for Aster
 * @param mirrorStreams base URL of its streams; empty for Aster
 */
public record SimulatorOptions(
        int port,
        int adminPort,
        List<MarketOption> markets,
        List<Path> instruments,
        Speed speed,
        long seed,
        String signer,
        String limits,
        Path ledger,
        String mirrorRest,
        String mirrorStreams) {

    public SimulatorOptions {
        markets = List.copyOf(markets);
        instruments = List.copyOf(instruments);
        requirePort("--port", port);
        requirePort("--admin-port", adminPort);
        if (UpOptions.isLive(markets) && speed.lockStep()) {
            throw Refusal.misuse("A live market takes its own time: --speed must be 1, was " + speed + ".");
        }
        if (!instruments.isEmpty() && instruments.size() != markets.size()) {
            throw Refusal.misuse("%d --instrument for %d markets: give one per market in the same order, or none."
                    .formatted(instruments.size(), markets.size()));
        }
        if (!signer.matches("0[xX][0-9a-fA-F]{40}")) {
            throw Refusal.misuse("--signer must be 0x and 40 hex digits, was '" + signer + "'.");
        }
        if (!List.of("off", "venue", "wall").contains(limits)) {
            throw Refusal.misuse("--limits must be off, venue or wall, was '" + limits + "'.");
        }
    }

    /** Configuration keys of the simulator with their values, as {@code --key=value}. */
    public List<String> settings() {
        var own = Stream.of(
                "listen=127.0.0.1:" + port,
                "admin-listen=127.0.0.1:" + adminPort,
                "ledger=" + ledger,
                "speed=" + speed,
                "seed=" + seed,
                "signer=" + signer,
                "limits.enforced=" + !limits.equals("off"),
                "limits.clock=" + (limits.equals("wall") ? "wall" : "venue"));
        var played = IntStream.range(0, markets.size()).boxed().flatMap(this::market);
        var mirrored = Stream.of(setting("mirror.rest", mirrorRest), setting("mirror.streams", mirrorStreams))
                .flatMap(given -> given);
        return Stream.of(own, played, mirrored)
                .flatMap(settings -> settings)
                .map(setting -> "--sapphire.simulator." + setting)
                .toList();
    }

    private static Stream<String> setting(String key, String value) {
        return value.isEmpty() ? Stream.of() : Stream.of(key + "=" + value);
    }

    /** What is kept is there to be read; it is not gone on from. */
    public boolean isLive() {
        return UpOptions.isLive(markets);
    }

    private Stream<String> market(int number) {
        var instrument = instruments.isEmpty() ? "" : instruments.get(number).toString();
        return Stream.of(
                "markets[%d].file=%s".formatted(number, markets.get(number).file()),
                "markets[%d].symbol=%s".formatted(number, markets.get(number).symbol()),
                "markets[%d].instrument=%s".formatted(number, instrument));
    }

    private static void requirePort(String option, int port) {
        if (port < 0 || port > 65_535) {
            throw Refusal.misuse(option + " must be between 0 and 65535, was " + port + ".");
        }
    }
}
