package io.sapphire.wire;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Readiness;
import io.sapphire.domain.event.Setting;
import io.sapphire.domain.market.Symbol;
import io.sapphire.event.v1.FrameNamed;
import io.sapphire.event.v1.PositionReconciled;
import io.sapphire.event.v1.RunStarted;
import io.sapphire.event.v1.TimeAdvanced;
import io.sapphire.event.v1.VenueReadiness;

/** Facts about the run as a whole: its start, its clock, its venue. */
final class RunFacts {

    private RunFacts() {}

    static RunStarted toProto(MeshEvent.RunStarted run) {
        var message = RunStarted.newBuilder()
                .setRunId(run.runId())
                .setBuild(run.build())
                .setSeed(run.seed())
                .setProfile(run.profile())
                .setTradingStart(Times.toProto(run.tradingStart()));
        run.settings().forEach(setting -> message.addSettings(toProto(setting)));
        run.listings().forEach(listing -> message.addListings(Markets.toProto(listing)));
        return message.build();
    }

    static MeshEvent fromProto(RunStarted run) {
        return new MeshEvent.RunStarted(
                run.getRunId(),
                run.getBuild(),
                run.getSeed(),
                run.getProfile(),
                run.getSettingsList().stream().map(RunFacts::fromProto).toList(),
                run.getListingsList().stream().map(Markets::fromProto).toList(),
                Times.fromProto(Required.part(run.hasTradingStart(), run.getTradingStart(), "trading start")));
    }

    static TimeAdvanced toProto(MeshEvent.TimeAdvanced advanced) {
        return TimeAdvanced.newBuilder()
                .setVenueTime(Times.toProto(advanced.venueTime()))
                .setStep(advanced.step())
                .build();
    }

    static MeshEvent fromProto(TimeAdvanced advanced) {
        return new MeshEvent.TimeAdvanced(
                Times.fromProto(Required.part(advanced.hasVenueTime(), advanced.getVenueTime(), "venue time")),
                advanced.getStep());
    }

    static VenueReadiness toProto(MeshEvent.VenueReadiness venue) {
        return VenueReadiness.newBuilder()
                .setReadiness(toProto(venue.readiness()))
                .setDetail(venue.detail())
                .build();
    }

    static MeshEvent fromProto(VenueReadiness venue) {
        return new MeshEvent.VenueReadiness(fromProto(venue.getReadiness()), venue.getDetail());
    }

    static PositionReconciled toProto(MeshEvent.PositionReconciled position) {
        return PositionReconciled.newBuilder()
                .setSymbol(position.symbol().value())
                .setOursE8(position.oursE8())
                .setVenuesE8(position.venuesE8())
                .build();
    }

    static MeshEvent fromProto(PositionReconciled position) {
        return new MeshEvent.PositionReconciled(
                new Symbol(position.getSymbol()), position.getOursE8(), position.getVenuesE8());
    }

    static FrameNamed toProto(MeshEvent.FrameNamed named) {
        return FrameNamed.newBuilder()
                .setSymbol(named.symbol().value())
                .setFrame(named.frame())
                .setRecording(named.recording())
                .setOffset(named.offset())
                .build();
    }

    static MeshEvent fromProto(FrameNamed named) {
        return new MeshEvent.FrameNamed(
                new Symbol(named.getSymbol()), named.getFrame(), named.getRecording(), named.getOffset());
    }

    private static io.sapphire.event.v1.Setting toProto(Setting setting) {
        return io.sapphire.event.v1.Setting.newBuilder()
                .setKey(setting.key())
                .setValue(setting.value())
                .build();
    }

    private static Setting fromProto(io.sapphire.event.v1.Setting setting) {
        return new Setting(setting.getKey(), setting.getValue());
    }

    private static io.sapphire.event.v1.Readiness toProto(Readiness readiness) {
        return switch (readiness) {
            case DISCONNECTED -> io.sapphire.event.v1.Readiness.READINESS_DISCONNECTED;
            case RECONCILING -> io.sapphire.event.v1.Readiness.READINESS_RECONCILING;
            case WARM_UP -> io.sapphire.event.v1.Readiness.READINESS_WARM_UP;
            case TRADING -> io.sapphire.event.v1.Readiness.READINESS_TRADING;
            case RECORDING_ENDED -> io.sapphire.event.v1.Readiness.READINESS_RECORDING_ENDED;
        };
    }

    private static Readiness fromProto(io.sapphire.event.v1.Readiness readiness) {
        return switch (readiness) {
            case READINESS_DISCONNECTED -> Readiness.DISCONNECTED;
            case READINESS_RECONCILING -> Readiness.RECONCILING;
            case READINESS_WARM_UP -> Readiness.WARM_UP;
            case READINESS_TRADING -> Readiness.TRADING;
            case READINESS_RECORDING_ENDED -> Readiness.RECORDING_ENDED;
            case READINESS_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalArgumentException("readiness is missing or unknown");
        };
    }
}
