package io.sapphire.wire;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Replication;
import io.sapphire.event.v1.ReplicationChanged;

/** What became of the log's replica. */
final class ReplicationFacts {

    private ReplicationFacts() {}

    static ReplicationChanged toProto(MeshEvent.ReplicationChanged changed) {
        return ReplicationChanged.newBuilder()
                .setReplication(
                        switch (changed.replication()) {
                            case CURRENT -> io.sapphire.event.v1.Replication.REPLICATION_CURRENT;
                            case LOCAL_ONLY -> io.sapphire.event.v1.Replication.REPLICATION_LOCAL_ONLY;
                            case LOST -> io.sapphire.event.v1.Replication.REPLICATION_LOST;
                        })
                .setReason(changed.reason())
                .build();
    }

    static MeshEvent fromProto(ReplicationChanged changed) {
        var replication = switch (changed.getReplication()) {
            case REPLICATION_CURRENT -> Replication.CURRENT;
            case REPLICATION_LOCAL_ONLY -> Replication.LOCAL_ONLY;
            case REPLICATION_LOST -> Replication.LOST;
            case REPLICATION_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalArgumentException("replication is missing or unknown");
        };
        return new MeshEvent.ReplicationChanged(replication, changed.getReason());
    }
}
