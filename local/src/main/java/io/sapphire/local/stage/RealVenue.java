package io.sapphire.local.stage;

import io.sapphire.local.sentence.Refusal;
import java.net.URI;

/**
 * Where orders go that leave this machine.
 *
 * @param rest base URL of the REST side
 * @param marketStream base URL of the market streams
 * @param userStream base URL of the account's stream
 * @param chainId tells the networks' signatures apart: what is signed for one is void on the other
 * @see <a href="https://github.com/asterdex/api-docs">Aster futures API V3, "General Info", read 2026-06-30</a>
 */
public record RealVenue(String rest, String marketStream, String userStream, long chainId) {
    public static final RealVenue MAINNET = new RealVenue(
            "https://fapi.asterdex.com", "wss://fstream.asterdex.com", "wss://fstream.asterdex.com", 1666);
    public static final RealVenue TESTNET = new RealVenue(
            "https://fapi.asterdex-testnet.com",
            "wss://fstream5.asterdex-testnet.com",
            "wss://fstream5.asterdex-testnet.com",
            714);

    /** The same network as another address serves it, for example a simulator; empty texts change nothing. */
    RealVenue at(String otherRest, String otherStreams) {
        if (otherRest.isEmpty() != otherStreams.isEmpty()) {
            throw Refusal.misuse("--rest and --streams go together: they are two sides of one venue.");
        }
        return otherRest.isEmpty()
                ? this
                : new RealVenue(
                        address("--rest", otherRest, "http"),
                        address("--streams", otherStreams, "ws"),
                        address("--streams", otherStreams, "ws"),
                        chainId);
    }

    private static String address(String option, String text, String scheme) {
        try {
            var address = URI.create(text);
            if (address.getHost() != null
                    && (scheme.equals(address.getScheme()) || (scheme + "s").equals(address.getScheme()))) {
                return text;
            }
        } catch (IllegalArgumentException _) {
            // No address either: the same sentence.
        }
        throw Refusal.misuse("%s must be like %s://127.0.0.1:9190, was '%s'.".formatted(option, scheme, text));
    }
}
