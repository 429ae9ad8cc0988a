package io.sapphire.wire;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.order.Manner;
import io.sapphire.domain.order.SizeCap;
import io.sapphire.domain.order.Urgency;
import java.util.Optional;

/** How an intent came to its size and terms, on the wire. */
final class Manners {

    private Manners() {}

    /** Nothing for what needs no telling. */
    static Optional<io.sapphire.order.v1.Manner> toProto(Manner manner) {
        return manner.equals(Manner.NONE)
                ? Optional.empty()
                : Optional.of(io.sapphire.order.v1.Manner.newBuilder()
                        .setWantedE8(manner.wanted().e8())
                        .setCap(toProto(manner.cap()))
                        .setUrgency(toProto(manner.urgency()))
                        .setSlice(manner.slice())
                        .setSlices(manner.slices())
                        .build());
    }

    static Manner fromProto(io.sapphire.order.v1.Manner manner) {
        return new Manner(
                new Money(manner.getWantedE8()),
                fromProto(manner.getCap()),
                fromProto(manner.getUrgency()),
                manner.getSlice(),
                manner.getSlices());
    }

    private static io.sapphire.order.v1.SizeCap toProto(SizeCap cap) {
        return switch (cap) {
            case NONE -> io.sapphire.order.v1.SizeCap.SIZE_CAP_UNSPECIFIED;
            case DECISION -> io.sapphire.order.v1.SizeCap.SIZE_CAP_DECISION;
            case LARGEST_POSITION -> io.sapphire.order.v1.SizeCap.SIZE_CAP_LARGEST_POSITION;
            case VOLATILITY -> io.sapphire.order.v1.SizeCap.SIZE_CAP_VOLATILITY;
            case RESULTS -> io.sapphire.order.v1.SizeCap.SIZE_CAP_RESULTS;
            case PROBE -> io.sapphire.order.v1.SizeCap.SIZE_CAP_PROBE;
        };
    }

    private static SizeCap fromProto(io.sapphire.order.v1.SizeCap cap) {
        return switch (cap) {
            case SIZE_CAP_UNSPECIFIED -> SizeCap.NONE;
            case SIZE_CAP_DECISION -> SizeCap.DECISION;
            case SIZE_CAP_LARGEST_POSITION -> SizeCap.LARGEST_POSITION;
            case SIZE_CAP_VOLATILITY -> SizeCap.VOLATILITY;
            case SIZE_CAP_RESULTS -> SizeCap.RESULTS;
            case SIZE_CAP_PROBE -> SizeCap.PROBE;
            case UNRECOGNIZED -> throw new IllegalArgumentException("cap of the order's size is unknown");
        };
    }

    private static io.sapphire.order.v1.Urgency toProto(Urgency urgency) {
        return switch (urgency) {
            case NONE -> io.sapphire.order.v1.Urgency.URGENCY_UNSPECIFIED;
            case PATIENT -> io.sapphire.order.v1.Urgency.URGENCY_PATIENT;
            case URGENT -> io.sapphire.order.v1.Urgency.URGENCY_URGENT;
            case OUT_OF_PATIENCE -> io.sapphire.order.v1.Urgency.URGENCY_OUT_OF_PATIENCE;
        };
    }

    private static Urgency fromProto(io.sapphire.order.v1.Urgency urgency) {
        return switch (urgency) {
            case URGENCY_UNSPECIFIED -> Urgency.NONE;
            case URGENCY_PATIENT -> Urgency.PATIENT;
            case URGENCY_URGENT -> Urgency.URGENT;
            case URGENCY_OUT_OF_PATIENCE -> Urgency.OUT_OF_PATIENCE;
            case UNRECOGNIZED -> throw new IllegalArgumentException("urgency of the order is unknown");
        };
    }
}
