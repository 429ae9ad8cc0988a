package io.sapphire.local.manifest.rule;

import io.sapphire.exchange.ExchangeAdapterProperties;
import io.sapphire.local.manifest.node.Mesh;
import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The hosts that the adapter is configured to reach. */
final class VenueHosts {

    private VenueHosts() {}

    static Set<String> of(Mesh mesh) {
        var venue = Configuration.bound(mesh, mesh.workload("exchange-adapter"), ExchangeAdapterProperties.class)
                .venue();
        return Stream.of(venue.rest(), venue.marketStream(), venue.userStream())
                .map(address -> URI.create(address).getHost())
                .collect(Collectors.toSet());
    }
}
