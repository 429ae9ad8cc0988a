package io.sapphire.exchange.aster.signing;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The venue's keys of before 2026, which sign nothing of ours. */
public final class LegacyKeys {
    private static final List<String> NAMES = List.of("ASTER_API_KEY", "ASTER_API_SECRET", "ASTER_SECRET_KEY");

    private LegacyKeys() {}

    /**
     * Whoever sets them expects them to be used.
     *
     * @param environment value of a variable; null if it is not set
     * @throws IllegalArgumentException in one sentence that never quotes a key
     * @see <a href="https://github.com/asterdex/api-docs">Aster API overview, "V1 (legacy)", read 2026-06-30</a>
     */
    public static void refuse(Function<String, @Nullable String> environment) {
        for (var name : NAMES) {
            var value = environment.apply(name);
            if (value != null && !value.isBlank()) {
                throw new IllegalArgumentException(name
                        + " is a V1 (HMAC) key and is not used: Aster V3 wants every request signed by the private key"
                        + " of an API wallet, so unset it, create an API wallet at asterdex.com/en/api-wallet, and"
                        + " name the file of its key.");
            }
        }
    }
}
