package io.sapphire.gateway.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** An issuer of tokens that publishes its key. */
final class Issuer implements AutoCloseable {
    static final String NAME = "https://issuer.example.com";
    static final String AUDIENCE = "sapphire";

    private final RSAKey key;
    private final RSAKey stranger;
    private final DisposableServer server;

    Issuer() {
        try {
            key = new RSAKeyGenerator(2048).keyID("one").generate();
            stranger = new RSAKeyGenerator(2048).keyID("two").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        var published = new JWKSet(key).toPublicJWKSet().toString();
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .route(routes -> routes.get(
                        "/keys",
                        (_, response) -> response.header("Content-Type", "application/json")
                                .sendString(Mono.just(published))))
                .bindNow();
    }

    String keys() {
        return "http://127.0.0.1:" + server.port() + "/keys";
    }

    /** What a good token says, valid for five minutes. */
    static JWTClaimsSet.Builder claims(String subject, String... roles) {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(NAME)
                .audience(AUDIENCE)
                .subject(subject)
                .claim("roles", List.of(roles))
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
    }

    String token(JWTClaimsSet claims) {
        return signed(key, "one", claims);
    }

    /** By a key that it does not publish. */
    String byAStranger(JWTClaimsSet claims) {
        return signed(stranger, "two", claims);
    }

    /** By that key, under the name of the published one. */
    String forged(JWTClaimsSet claims) {
        return signed(stranger, "one", claims);
    }

    /** With the published key as if it were a shared secret. */
    String confused(JWTClaimsSet claims) {
        try {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("one").build(), claims);
            jwt.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
            return jwt.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String unsigned(JWTClaimsSet claims) {
        return new PlainJWT(claims).serialize();
    }

    private static String signed(RSAKey with, String id, JWTClaimsSet claims) {
        try {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(id).build(), claims);
            jwt.sign(new RSASSASigner(with));
            return jwt.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
