package io.sapphire.gateway.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sapphire.gateway.view.Json;
import io.sapphire.secret.Secret;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts every notice as one JSON object. With a key, the header {@code X-Sapphire-Signature} has {@code sha256=} and the
 * HMAC-SHA-256 of the body in hex, so that the receiver can tell who sent it.
 */
public final class Webhook implements Messenger {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String HMAC = "HmacSHA256";

    private final Outgoing out;
    private final Optional<Secret> key;
    private final JsonMapper json = Json.mapper();

    /** @param key the body is signed with */
    public Webhook(URI address, Optional<Secret> key) {
        this.out = new Outgoing(address, PATIENCE);
        this.key = key;
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public Mono<Void> tell(Notice notice) {
        var body = json.writeValueAsBytes(content(notice));
        return out.post("", headers(body), body)
                .flatMap(answer -> Outgoing.taken(answer, _ -> Duration.ZERO))
                .then();
    }

    private static Map<String, Object> content(Notice notice) {
        var content = new LinkedHashMap<String, Object>();
        content.put("kind", notice.kind().toString());
        content.put("runId", notice.run());
        content.put("seq", notice.seq());
        content.put("recordedUs", Json.micros(notice.recorded()));
        content.put("text", notice.text());
        return content;
    }

    private Map<String, String> headers(byte[] body) {
        return key.map(secret -> Map.of("X-Sapphire-Signature", "sha256=" + sign(secret, body)))
                .orElse(Map.of());
    }

    private static String sign(Secret secret, byte[] body) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.reveal().getBytes(UTF_8), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException notHere) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", notHere);
        }
    }
}
