package io.sapphire.gateway.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;

/** Checks signatures with the keys of an issuer; only asymmetric ones, named here, and never the one a token wishes for. */
final class IssuerKeys {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int LARGEST_ANSWER = 64 * 1024;

    private IssuerKeys() {}

    static NimbusReactiveJwtDecoder decoder(JwtRules rules) {
        return rules.keyFile()
                .map(file -> NimbusReactiveJwtDecoder.withPublicKey(rsa(file))
                        .signatureAlgorithm(SignatureAlgorithm.RS256)
                        .build())
                .orElseGet(() -> NimbusReactiveJwtDecoder.withJwkSetUri(
                                rules.jwks().orElseThrow().toString())
                        .jwsAlgorithm(SignatureAlgorithm.RS256)
                        .jwsAlgorithm(SignatureAlgorithm.ES256)
                        .webClient(client())
                        .build());
    }

    /** Follows no redirect, reads little and does not wait long. */
    private static WebClient client() {
        var http = HttpClient.create().responseTimeout(PATIENCE).followRedirect(false);
        return WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(http))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_ANSWER))
                .build();
    }

    private static RSAPublicKey rsa(Path file) {
        try {
            var text = Files.readString(file)
                    .replaceAll("-----(BEGIN|END) PUBLIC KEY-----", "")
                    .replaceAll("\\s", "");
            var spec = new X509EncodedKeySpec(Base64.getDecoder().decode(text));
            return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException unusable) {
            throw new IllegalArgumentException("the issuer's public key is no RSA key in PEM: " + file, unusable);
        }
    }
}
