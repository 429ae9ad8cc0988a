package io.sapphire.secret;

import com.google.auth.oauth2.GoogleCredentials;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.zip.CRC32C;

/**
 * Google Secret Manager, asked over REST with the application default credentials.
 *
 * @see <a href="https://cloud.google.com/secret-manager/docs/reference/rest/v1/projects.secrets.versions/access">accessing
 *     a version</a>
 */
public final class GoogleSecrets {
    private static final URI GOOGLE = URI.create("https://secretmanager.googleapis.com");
    private static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int FINE = 200;

    private final URI address;
    private final Token token;

    /** Gives the token of who asks. */
    @FunctionalInterface
    public interface Token {
        /** @throws IOException if there are no credentials */
        String value() throws IOException;
    }

    /** @param address base of the service */
    public GoogleSecrets(URI address, Token token) {
        this.address = address;
        this.token = token;
    }

    static GoogleSecrets ofGoogle() {
        return new GoogleSecrets(GOOGLE, () -> {
            var credentials = GoogleCredentials.getApplicationDefault().createScoped(SCOPE);
            return credentials.refreshAccessToken().getTokenValue();
        });
    }

    Secret read(SecretReference.Managed secret) {
        try (var client = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
            var answer = client.send(request(secret), BodyHandlers.ofString());
            if (answer.statusCode() != FINE) {
                throw new IllegalArgumentException(
                        "Secret Manager answered %d for %s".formatted(answer.statusCode(), secret));
            }
            return content(secret, answer.body());
        } catch (IOException unreachable) {
            throw new IllegalArgumentException("Secret Manager cannot be reached for %s: %s"
                    .formatted(secret, unreachable.getClass().getSimpleName()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Secret Manager was asked for " + secret);
        }
    }

    private HttpRequest request(SecretReference.Managed secret) {
        var path = "/v1/projects/%s/secrets/%s/versions/%s:access"
                .formatted(secret.project(), secret.secret(), secret.version());
        return HttpRequest.newBuilder(address.resolve(path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + bearer(secret))
                .build();
    }

    private String bearer(SecretReference.Managed secret) {
        try {
            return token.value();
        } catch (IOException _) {
            // What it says may name the content of a key's file.
            throw new IllegalArgumentException("there are no credentials of Google Cloud to ask for " + secret);
        }
    }

    /** Google sends a checksum along, so that a secret damaged on its way is none. */
    private static Secret content(SecretReference.Managed secret, String body) {
        try {
            if (JsonParser.parseString(body) instanceof JsonObject answer
                    && answer.get("payload") instanceof JsonObject payload
                    && payload.get("data") instanceof JsonPrimitive data) {
                var bytes = Base64.getDecoder().decode(data.getAsString());
                if (!(payload.get("dataCrc32c") instanceof JsonPrimitive sum) || sum.getAsLong() == crc32c(bytes)) {
                    return Secret.of(new String(bytes, StandardCharsets.UTF_8));
                }
            }
        } catch (JsonParseException | IllegalArgumentException _) {
            // What they say may quote the secret.
        }
        throw new IllegalArgumentException("Secret Manager's answer for " + secret + " holds no secret");
    }

    private static long crc32c(byte[] bytes) {
        var sum = new CRC32C();
        sum.update(bytes);
        return sum.getValue();
    }
}
