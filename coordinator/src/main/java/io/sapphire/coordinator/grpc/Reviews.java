package io.sapphire.coordinator.grpc;

import io.sapphire.coordinator.shell.Proposals;
import io.sapphire.coordinator.shell.Review;
import io.sapphire.wire.Agents;
import java.util.Optional;

/** The second round on the wire. */
final class Reviews {

    private Reviews() {}

    static io.sapphire.agent.v1.Proposals toProto(Proposals proposals) {
        return io.sapphire.agent.v1.Proposals.newBuilder()
                .setSymbol(proposals.symbol().value())
                .setFrame(proposals.frame())
                .addAllSignals(proposals.signals().stream().map(Agents::toProto).toList())
                .build();
    }

    static Review fromProto(io.sapphire.agent.v1.Review review) {
        return new Review(
                review.getCritiquesList().stream().map(Agents::fromProto).toList(),
                review.hasRevised() ? Optional.of(Agents.fromProto(review.getRevised())) : Optional.empty());
    }
}
