package io.sapphire.local.options;

import io.sapphire.domain.market.Symbol;
import io.sapphire.local.sentence.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One market to replay or to follow.
 *
 * @param file absolute path of a recording, {@code bundled}, {@code synthetic:SEED} or {@code aster:SYMBOL}
 * @param symbol the name it trades under; empty to take it from the recording
 */
public record MarketOption(String file, String symbol) {
    /** The recording that comes with the program. */
    public static final String BUNDLED = "bundled";

    /** Followed by a seed: trades nobody made. */
    private static final String SYNTHETIC = "synthetic:";

    /** Followed by a symbol: a market of Aster, as it trades now. */
    private static final String LIVE = "aster:";

    /** Reads {@code M} or {@code M=SYMBOL}. */
    public static MarketOption parse(String argument) {
        return parse("--market", argument);
    }

    /** @param option that it was given with, for complaints */
    public static MarketOption parse(String option, String argument) {
        int split = argument.lastIndexOf('=');
        return split < 0
                ? new MarketOption(file(option, argument), "")
                : new MarketOption(
                        file(option, argument.substring(0, split)), symbol(option, argument.substring(split + 1)));
    }

    private static String file(String option, String name) {
        if (name.startsWith(LIVE)) {
            return LIVE + symbol(option, name.substring(LIVE.length()));
        }
        return isMade(name) ? name : readable(option, name).toString();
    }

    private static boolean isMade(String name) {
        return name.equals(BUNDLED) || name.startsWith(SYNTHETIC);
    }

    /** It is a file that somebody has. */
    public boolean isFile() {
        return !isLive() && !isMade(file);
    }

    /** The market is followed while it trades. */
    public boolean isLive() {
        return file.startsWith(LIVE);
    }

    /** Of a market that is followed, as its venue names it. */
    public String followed() {
        return file.substring(LIVE.length());
    }

    private static String symbol(String option, String name) {
        try {
            return new Symbol(name).value();
        } catch (IllegalArgumentException notASymbol) {
            throw Refusal.misuse(option + ": " + notASymbol.getMessage() + ".");
        }
    }

    /** @throws Refusal if it is not a file that can be read */
    public static Path readable(String option, String name) {
        var file = Path.of(name).toAbsolutePath().normalize();
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw Refusal.misuse("%s: %s is not a file that can be read.".formatted(option, file));
        }
        return file;
    }

    @Override
    public String toString() {
        return symbol.isEmpty() ? file : file + "=" + symbol;
    }
}
