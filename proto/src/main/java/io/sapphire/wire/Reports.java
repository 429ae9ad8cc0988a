package io.sapphire.wire;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.execution.v1.Report;

/** What the adapter reports is the very event the coordinator records; its sequence is the event's report number. */
public final class Reports {

    private Reports() {}

    /** @throws IllegalArgumentException if the event is about neither an order nor the account */
    public static Report toProto(MeshEvent reported) {
        if (reported instanceof MeshEvent.OrderChanged(var fact, var sequence)) {
            return Report.newBuilder()
                    .setSequence(sequence)
                    .setOrder(Orders.toProto(fact))
                    .build();
        }
        if (reported instanceof MeshEvent.AccountChanged(var fact, var sequence)) {
            return Report.newBuilder()
                    .setSequence(sequence)
                    .setAccount(Accounts.toProto(fact))
                    .build();
        }
        throw new IllegalArgumentException("only facts about orders and the account are reported, not "
                + reported.getClass().getSimpleName());
    }

    public static MeshEvent fromProto(Report report) {
        return switch (report.getFactCase()) {
            case ORDER -> new MeshEvent.OrderChanged(Orders.fromProto(report.getOrder()), report.getSequence());
            case ACCOUNT -> new MeshEvent.AccountChanged(Accounts.fromProto(report.getAccount()), report.getSequence());
            case FACT_NOT_SET -> throw new IllegalArgumentException("report is empty or unknown");
        };
    }
}
