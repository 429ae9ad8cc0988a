package io.sapphire.local.keys;

import io.sapphire.gateway.access.Secret;
import io.sapphire.local.sentence.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;

/**
 * Who gets in at the gateway: programs that send the token, and the one browser that opens the printed address.
 *
 * @param chosen whether the token is the user's own, who then need not be told it
 * @param oneTimeFile holds the one-time token until it is used
 */
public record GatewayAccess(Secret token, boolean chosen, Secret oneTimeToken, Path oneTimeFile) {
    /** Environment variable: what clients must send. */
    public static final String TOKEN = "SAPPHIRE_TOKEN";

    /** @param folder where the one-time token waits */
    public static GatewayAccess create(Map<String, String> environment, Path folder) {
        var random = new SecureRandom();
        var own = environment.getOrDefault(TOKEN, "").strip();
        var token = own.isEmpty() ? Secret.random(random) : Secret.of(own);
        var oneTime = Secret.random(random);
        var file = folder.resolve("one-time-token");
        try {
            Files.deleteIfExists(file);
            Private.write(file, oneTime.reveal());
            return new GatewayAccess(token, !own.isEmpty(), oneTime, file);
        } catch (IOException failure) {
            throw Refusal.failure("The one-time token cannot be kept in %s: %s.".formatted(file, failure), failure);
        }
    }

    /** What the gateway learns from its environment, because arguments of a process can be read by others. */
    public Map<String, String> environment() {
        return Map.of(TOKEN, token.reveal());
    }
}
