package io.sapphire.gateway.access;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whose tokens are taken.
 *
 * @param issuer as the claim {@code iss} names it
 * @param audience that must be among the claim {@code aud}: we
 * @param jwks where the issuer publishes its keys
 * @param keyFile public key of the issuer in PEM, for issuers that publish none
 * @param rolesClaim a list of strings with viewer, operator or admin
 */
public record JwtRules(String issuer, String audience, Optional<URI> jwks, Optional<Path> keyFile, String rolesClaim) {

    public JwtRules {
        if (issuer.isBlank() || audience.isBlank()) {
            throw new IllegalArgumentException("tokens of an issuer need sapphire.gateway.jwt.issuer and .audience");
        }
        if (jwks.isPresent() == keyFile.isPresent()) {
            throw new IllegalArgumentException(
                    "tokens of an issuer need either sapphire.gateway.jwt.jwks or sapphire.gateway.jwt.key-file");
        }
        jwks.ifPresent(JwtRules::refuseOpenRoad);
    }

    /** Whoever can change the keys on their way can make any token. */
    private static void refuseOpenRoad(URI jwks) {
        boolean here = "http".equals(jwks.getScheme()) && "127.0.0.1".equals(jwks.getHost());
        if (!"https".equals(jwks.getScheme()) && !here) {
            throw new IllegalArgumentException("sapphire.gateway.jwt.jwks must be an https address");
        }
    }
}
