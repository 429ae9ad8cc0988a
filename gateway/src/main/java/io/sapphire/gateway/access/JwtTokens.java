package io.sapphire.gateway.access;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * JSON Web Tokens of an OAuth2 issuer: signed by a key of the issuer, meant for us, of now, and with a role of ours among
 * its roles. Everything else is not known.
 */
public final class JwtTokens implements Tokens {
    private static final Logger LOG = LoggerFactory.getLogger(JwtTokens.class);
    /** By which clocks may differ. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private static final int DOTS = 2;
    private static final int LONGEST = 8 * 1024;

    private final ReactiveJwtDecoder decoder;
    private final String rolesClaim;
    private final InstantSource clock;

    private JwtTokens(ReactiveJwtDecoder decoder, String rolesClaim, InstantSource clock) {
        this.decoder = decoder;
        this.rolesClaim = rolesClaim;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException if the rules cannot be followed */
    public static JwtTokens by(JwtRules rules, InstantSource clock) {
        var decoder = IssuerKeys.decoder(rules);
        decoder.setJwtValidator(token -> {
            var now = new JwtTimestampValidator(SKEW);
            now.setClock(Clock.fixed(clock.instant(), ZoneOffset.UTC));
            return new DelegatingOAuth2TokenValidator<Jwt>(
                            now,
                            new JwtIssuerValidator(rules.issuer()),
                            new JwtClaimValidator<List<String>>(
                                    "aud", audience -> audience != null && audience.contains(rules.audience())),
                            new JwtClaimValidator<>("exp", expiry -> expiry != null))
                    .validate(token);
        });
        return new JwtTokens(decoder, rules.rolesClaim(), clock);
    }

    @Override
    public Mono<Principal> principal(String token) {
        boolean mayBe = token.length() <= LONGEST
                && token.chars().filter(letter -> letter == '.').count() == DOTS;
        return mayBe
                ? Mono.defer(() -> decoder.decode(token))
                        .flatMap(jwt -> Mono.justOrEmpty(principal(jwt)))
                        .onErrorResume(BadJwtException.class, JwtTokens::unknown)
                        .onErrorMap(CannotTellException::new)
                : Mono.empty();
    }

    private static Mono<Principal> unknown(BadJwtException bad) {
        LOG.info("A token was refused: {}", bad.getMessage());
        return Mono.empty();
    }

    private Optional<Principal> principal(Jwt jwt) {
        var expiry = jwt.getExpiresAt();
        var subject = Optional.ofNullable(jwt.getSubject())
                .filter(name -> name.matches("[\\x21-\\x7e]{1,100}") && !Principal.isOurs(name));
        return subject.flatMap(name -> role(jwt)
                .map(role -> new Principal(
                        name, role, () -> expiry != null && clock.instant().isBefore(expiry.plus(SKEW)))));
    }

    /** The highest of ours. */
    private Optional<Role> role(Jwt jwt) {
        var named = Optional.ofNullable(jwt.getClaimAsStringList(rolesClaim)).orElse(List.of());
        return Arrays.stream(Role.values())
                .filter(role -> named.contains(role.toString()))
                .reduce((_, higher) -> higher);
    }
}
