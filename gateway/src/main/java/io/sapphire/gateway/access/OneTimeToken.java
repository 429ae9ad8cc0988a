package io.sapphire.gateway.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens one session, once. */
@FunctionalInterface
public interface OneTimeToken {

    /** Opens nothing. */
    OneTimeToken NONE = _ -> false;

    /** Whether this is the token and it was not used before. */
    boolean redeem(String text);

    /** Whoever redeems it deletes the file, so that no restart opens it again. */
    static OneTimeToken in(Path file) {
        return text -> {
            try {
                return Secret.of(Files.readString(file)).matches(text) && Files.deleteIfExists(file);
            } catch (IOException | IllegalArgumentException unreadable) {
                logger().info("A one-time token was refused: {}", unreadable.toString());
                return false;
            }
        };
    }

    private static Logger logger() {
        return LoggerFactory.getLogger(OneTimeToken.class);
    }
}
