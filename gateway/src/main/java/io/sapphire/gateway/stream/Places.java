package io.sapphire.gateway.stream;

import io.sapphire.gateway.view.Running.Health;
import io.sapphire.gateway.view.Running.HealthItem;
import io.sapphire.gateway.view.Running.HealthKind;
import io.sapphire.gateway.view.Running.HealthState;
import io.sapphire.gateway.view.Topologies.NodeKind;
import io.sapphire.gateway.view.Topologies.NodeRow;
import java.util.ArrayList;
import java.util.List;

/** The places of the mesh, in the order in which a frame comes by. */
final class Places {

    private Places() {}

    /** The adapter is what it tells of the venue: without it nothing is told. */
    static List<NodeRow> of(Health health) {
        var nodes = new ArrayList<NodeRow>();
        items(health, HealthKind.VENUE).forEach(venue -> {
            nodes.add(node(venue.id(), NodeKind.VENUE, venue));
            nodes.add(node("exchange-adapter", NodeKind.SERVICE, venue));
        });
        items(health, HealthKind.SERVICE).forEach(service -> nodes.add(node(service.id(), NodeKind.SERVICE, service)));
        items(health, HealthKind.AGENT).forEach(agent -> nodes.add(node(agent.id(), NodeKind.AGENT, agent)));
        nodes.add(new NodeRow("gateway", NodeKind.SERVICE, HealthState.OK, null));
        nodes.add(new NodeRow("readers", NodeKind.READER, HealthState.OK, null));
        return List.copyOf(nodes);
    }

    private static List<HealthItem> items(Health health, HealthKind kind) {
        return health.items().stream().filter(item -> item.kind() == kind).toList();
    }

    private static NodeRow node(String id, NodeKind kind, HealthItem item) {
        return new NodeRow(id, kind, item.state(), item.reason());
    }
}
