package io.sapphire.gateway;

import io.sapphire.cache.CacheSettings;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where the cache is; every part of it as {@link CacheSettings} says. */
public record CacheProperties(
        @DefaultValue("") String redis,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("") String authority,
        @DefaultValue("false") boolean cluster,
        @DefaultValue("") String key,
        @DefaultValue("20ms") Duration within) {

    CacheSettings settings() {
        return new CacheSettings("sapphire.gateway.cache", redis, user, password, authority, cluster, key, within);
    }

    @Override
    public String toString() {
        return settings().toString();
    }
}
