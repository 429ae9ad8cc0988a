package io.sapphire.gateway;

import io.grpc.ManagedChannel;
import io.sapphire.cache.CacheStores;
import io.sapphire.cache.Counters;
import io.sapphire.gateway.access.AccessFilter;
import io.sapphire.gateway.access.AccessLog;
import io.sapphire.gateway.access.Allowance;
import io.sapphire.gateway.access.ApiKeys;
import io.sapphire.gateway.access.Guard;
import io.sapphire.gateway.access.JwtTokens;
import io.sapphire.gateway.access.OneTimeToken;
import io.sapphire.gateway.access.SecondPerson;
import io.sapphire.gateway.access.Secret;
import io.sapphire.gateway.access.Sessions;
import io.sapphire.gateway.access.SharedAllowance;
import io.sapphire.gateway.access.TokenBuckets;
import io.sapphire.gateway.access.Tokens;
import io.sapphire.gateway.access.Visitors;
import io.sapphire.gateway.http.Door;
import io.sapphire.gateway.view.Json;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires who gets in, and what each may do. */
@Configuration(proxyBeanMethods = false)
class AccessBeans {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final SecureRandom RANDOM = new SecureRandom();

    @Bean
    SecondPerson secondPerson(GatewayProperties properties) {
        return new SecondPerson(properties.secondPerson(), CLOCK);
    }

    @Bean
    Allowance allowance(GatewayProperties properties, CacheStores caches, Counters counters) {
        var rates = properties.allowed().rates();
        var own = new TokenBuckets(rates);
        return caches.shared() ? new SharedAllowance(counters, rates, own) : own;
    }

    @Bean
    AccessLog accessLog(GatewayProperties properties) {
        return new AccessLog(file(properties.accessLog()), CLOCK, Json.mapper());
    }

    @Bean
    Visitors visitors(AccessLog accessLog, Allowance allowance) {
        return new Visitors(accessLog, allowance);
    }

    /** Without a token of its own the gateway makes one up that nobody knows. */
    @Bean
    Secret ownToken(GatewayProperties properties) {
        return properties.token().isBlank() ? Secret.random(RANDOM) : Secret.of(properties.token());
    }

    @Bean
    Tokens tokens(GatewayProperties properties, Secret ownToken) {
        var keys = file(properties.apiKeys()).<Tokens>map(path -> new ApiKeys(path, CLOCK));
        var issued = properties.jwt().rules().<Tokens>map(rules -> JwtTokens.by(rules, CLOCK));
        return Tokens.shared(ownToken).or(keys.orElse(Tokens.NONE)).or(issued.orElse(Tokens.NONE));
    }

    @Bean
    Door door(
            GatewayProperties properties,
            Secret ownToken,
            Tokens tokens,
            Allowance allowance,
            Visitors visitors,
            AccessLog accessLog) {
        var filter = new AccessFilter(
                tokens,
                oneTimeToken(properties.oneTimeTokenFile()),
                new Sessions(ownToken, RANDOM, CLOCK),
                visitors,
                Json.mapper());
        return new Door(
                filter,
                allowance,
                visitors,
                accessLog,
                properties.origins(),
                properties.allowed().streams(),
                properties.slowestRequest());
    }

    /** For clients of gRPC; nothing if no address is named. */
    @Bean(destroyMethod = "close")
    GrpcDoor grpcDoor(
            GatewayProperties properties,
            ManagedChannel coordinatorChannel,
            Tokens tokens,
            Allowance allowance,
            Visitors visitors,
            SecondPerson second) {
        return GrpcDoor.at(properties.grpc(), coordinatorChannel, new Guard(tokens, allowance, visitors), second);
    }

    private static Optional<Path> file(String name) {
        return name.isEmpty() ? Optional.empty() : Optional.of(Path.of(name));
    }

    private static OneTimeToken oneTimeToken(String file) {
        return file.isEmpty() ? OneTimeToken.NONE : OneTimeToken.in(Path.of(file));
    }
}
