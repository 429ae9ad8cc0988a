package io.sapphire.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import io.sapphire.event.v1.RecordedEvent;
import java.util.HexFormat;

/** Events and their records. The same record always gives the same bytes: the log's hashes depend on it. */
public final class Events {
    private static final int TRACE_ID_BYTES = 16;
    private static final int SHA_256_BYTES = 32;

    private Events() {}

    /** A record of the log. */
    public static byte[] encode(Recorded recorded) {
        return toProto(recorded).toByteArray();
    }

    /** @throws IllegalArgumentException if the bytes are not a record */
    public static Recorded decode(byte[] bytes) {
        try {
            return fromProto(RecordedEvent.parseFrom(bytes));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("not a record of the event log: " + e.getMessage(), e);
        }
    }

    public static RecordedEvent toProto(Recorded recorded) {
        return RecordedEvent.newBuilder()
                .setSequence(recorded.sequence())
                .setRecordTime(Times.toProto(recorded.recordTime()))
                .setTraceId(traceId(recorded.traceId()))
                .setPrevious(bytes("hash of the record before", recorded.previous(), SHA_256_BYTES))
                .setEvent(toProto(recorded.event()))
                .build();
    }

    public static Recorded fromProto(RecordedEvent recorded) {
        return new Recorded(
                recorded.getSequence(),
                Times.fromProto(Required.part(recorded.hasRecordTime(), recorded.getRecordTime(), "record time")),
                recorded.getTraceId().isEmpty() ? "" : hex("trace id", recorded.getTraceId(), TRACE_ID_BYTES),
                hex("hash of the record before", recorded.getPrevious(), SHA_256_BYTES),
                fromProto(Required.part(recorded.hasEvent(), recorded.getEvent(), "event")));
    }

    public static io.sapphire.event.v1.MeshEvent toProto(MeshEvent event) {
        var message = io.sapphire.event.v1.MeshEvent.newBuilder();
        var complete = switch (event) {
            case MeshEvent.RunStarted run -> message.setRunStarted(RunFacts.toProto(run));
            case MeshEvent.LeaderChanged(var epoch) ->
                message.setLeaderChanged(
                        io.sapphire.event.v1.LeaderChanged.newBuilder().setEpoch(epoch));
            case MeshEvent.TimeAdvanced advanced -> message.setTimeAdvanced(RunFacts.toProto(advanced));
            case MeshEvent.MarketObserved(var frame) ->
                message.setMarketObserved(
                        io.sapphire.event.v1.MarketObserved.newBuilder().setFrame(Markets.toProto(frame)));
            case MeshEvent.VenueReadiness venue -> message.setVenueReadiness(RunFacts.toProto(venue));
            case MeshEvent.AgentJoined joined -> message.setAgentJoined(SeatFacts.toProto(joined));
            case MeshEvent.AgentLeft left -> message.setAgentLeft(SeatFacts.toProto(left));
            case MeshEvent.AgentMuted muted -> message.setAgentMuted(SeatFacts.toProto(muted));
            case MeshEvent.RoundClosed round -> message.setRoundClosed(SeatFacts.toProto(round));
            case MeshEvent.SignalReceived(var signal) ->
                message.setSignalReceived(
                        io.sapphire.event.v1.SignalReceived.newBuilder().setSignal(Agents.toProto(signal)));
            case MeshEvent.SignalRefused refused -> message.setSignalRefused(SeatFacts.toProto(refused));
            case MeshEvent.AnswerLate late -> message.setAnswerLate(SeatFacts.toProto(late));
            case MeshEvent.CritiqueReceived(var critique) ->
                message.setCritiqueReceived(
                        io.sapphire.event.v1.CritiqueReceived.newBuilder().setCritique(Agents.toProto(critique)));
            case MeshEvent.Reasoned(var reasoning) ->
                message.setReasoned(io.sapphire.event.v1.Reasoned.newBuilder().setReasoning(Agents.toProto(reasoning)));
            case MeshEvent.DecisionMade(var decision) -> message.setDecisionMade(Decisions.toProto(decision));
            case MeshEvent.OrderChanged(var fact, var report) ->
                message.setOrderChanged(io.sapphire.event.v1.OrderChanged.newBuilder()
                        .setFact(Orders.toProto(fact))
                        .setReport(report));
            case MeshEvent.AccountChanged(var fact, var report) ->
                message.setAccountChanged(io.sapphire.event.v1.AccountChanged.newBuilder()
                        .setFact(Accounts.toProto(fact))
                        .setReport(report));
            case MeshEvent.PositionReconciled position -> message.setPositionReconciled(RunFacts.toProto(position));
            case MeshEvent.FrameNamed named -> message.setFrameNamed(RunFacts.toProto(named));
            case MeshEvent.ReplicationChanged changed ->
                message.setReplicationChanged(ReplicationFacts.toProto(changed));
            case MeshEvent.TradingHalted halted -> message.setTradingHalted(OperatorFacts.toProto(halted));
            case MeshEvent.TradingReduced reduced -> message.setTradingReduced(OperatorFacts.toProto(reduced));
            case MeshEvent.TradingResumed resumed -> message.setTradingResumed(OperatorFacts.toProto(resumed));
            case MeshEvent.LimitsChanged changed -> message.setLimitsChanged(OperatorFacts.toProto(changed));
            case MeshEvent.OperatorActed acted -> message.setOperatorActed(OperatorFacts.toProto(acted));
            case MeshEvent.AgentAdded added -> message.setAgentAdded(SeatFacts.toProto(added));
            case MeshEvent.AgentRemoved removed -> message.setAgentRemoved(SeatFacts.toProto(removed));
            case MeshEvent.AgentAsked asked -> message.setAgentAsked(SeatFacts.toProto(asked));
            case MeshEvent.AgentAnswered answered -> message.setAgentAnswered(SeatFacts.toProto(answered));
        };
        return complete.build();
    }

    public static MeshEvent fromProto(io.sapphire.event.v1.MeshEvent event) {
        return switch (event.getEventCase()) {
            case RUN_STARTED -> RunFacts.fromProto(event.getRunStarted());
            case LEADER_CHANGED ->
                new MeshEvent.LeaderChanged(event.getLeaderChanged().getEpoch());
            case TIME_ADVANCED -> RunFacts.fromProto(event.getTimeAdvanced());
            case MARKET_OBSERVED -> observed(event.getMarketObserved());
            case VENUE_READINESS -> RunFacts.fromProto(event.getVenueReadiness());
            case AGENT_JOINED -> SeatFacts.fromProto(event.getAgentJoined());
            case AGENT_LEFT -> SeatFacts.fromProto(event.getAgentLeft());
            case AGENT_MUTED -> SeatFacts.fromProto(event.getAgentMuted());
            case ROUND_CLOSED -> SeatFacts.fromProto(event.getRoundClosed());
            case SIGNAL_RECEIVED -> received(event.getSignalReceived());
            case SIGNAL_REFUSED -> SeatFacts.fromProto(event.getSignalRefused());
            case ANSWER_LATE -> SeatFacts.fromProto(event.getAnswerLate());
            case CRITIQUE_RECEIVED -> received(event.getCritiqueReceived());
            case REASONED -> reasoned(event.getReasoned());
            case DECISION_MADE -> new MeshEvent.DecisionMade(Decisions.fromProto(event.getDecisionMade()));
            case ORDER_CHANGED -> changed(event.getOrderChanged());
            case ACCOUNT_CHANGED -> changed(event.getAccountChanged());
            case POSITION_RECONCILED -> RunFacts.fromProto(event.getPositionReconciled());
            case FRAME_NAMED -> RunFacts.fromProto(event.getFrameNamed());
            case REPLICATION_CHANGED -> ReplicationFacts.fromProto(event.getReplicationChanged());
            case TRADING_HALTED -> OperatorFacts.fromProto(event.getTradingHalted());
            case TRADING_REDUCED -> OperatorFacts.fromProto(event.getTradingReduced());
            case TRADING_RESUMED -> OperatorFacts.fromProto(event.getTradingResumed());
            case LIMITS_CHANGED -> OperatorFacts.fromProto(event.getLimitsChanged());
            case OPERATOR_ACTED -> OperatorFacts.fromProto(event.getOperatorActed());
            case AGENT_ADDED -> SeatFacts.fromProto(event.getAgentAdded());
            case AGENT_REMOVED -> SeatFacts.fromProto(event.getAgentRemoved());
            case AGENT_ASKED -> SeatFacts.fromProto(event.getAgentAsked());
            case AGENT_ANSWERED -> SeatFacts.fromProto(event.getAgentAnswered());
            case EVENT_NOT_SET ->
                throw new IllegalArgumentException(
                        event.getUnknownFields().asMap().isEmpty()
                                ? "event is empty"
                                : "event is of a kind that this build does not know: a newer build wrote it");
        };
    }

    private static MeshEvent observed(io.sapphire.event.v1.MarketObserved observed) {
        var frame = Required.part(observed.hasFrame(), observed.getFrame(), "frame");
        return new MeshEvent.MarketObserved(Markets.fromProto(frame));
    }

    private static MeshEvent received(io.sapphire.event.v1.SignalReceived received) {
        var signal = Required.part(received.hasSignal(), received.getSignal(), "signal");
        return new MeshEvent.SignalReceived(Agents.fromProto(signal));
    }

    private static MeshEvent received(io.sapphire.event.v1.CritiqueReceived received) {
        var critique = Required.part(received.hasCritique(), received.getCritique(), "critique");
        return new MeshEvent.CritiqueReceived(Agents.fromProto(critique));
    }

    private static MeshEvent reasoned(io.sapphire.event.v1.Reasoned reasoned) {
        var reasoning = Required.part(reasoned.hasReasoning(), reasoned.getReasoning(), "reasoning");
        return new MeshEvent.Reasoned(Agents.fromProto(reasoning));
    }

    private static MeshEvent changed(io.sapphire.event.v1.OrderChanged changed) {
        var fact = Required.part(changed.hasFact(), changed.getFact(), "order fact");
        return new MeshEvent.OrderChanged(Orders.fromProto(fact), changed.getReport());
    }

    private static MeshEvent changed(io.sapphire.event.v1.AccountChanged changed) {
        var fact = Required.part(changed.hasFact(), changed.getFact(), "account fact");
        return new MeshEvent.AccountChanged(Accounts.fromProto(fact), changed.getReport());
    }

    private static ByteString traceId(String hex) {
        return hex.isEmpty() ? ByteString.EMPTY : bytes("trace id", hex, TRACE_ID_BYTES);
    }

    private static ByteString bytes(String name, String hex, int length) {
        if (hex.length() != 2 * length) {
            throw new IllegalArgumentException(name + " must be " + 2 * length + " hex digits, was '" + hex + "'");
        }
        return UnsafeByteOperations.unsafeWrap(HexFormat.of().parseHex(hex));
    }

    private static String hex(String name, ByteString bytes, int length) {
        if (bytes.size() != length) {
            throw new IllegalArgumentException(name + " must be " + length + " bytes, was " + bytes.size());
        }
        return HexFormat.of().formatHex(bytes.toByteArray());
    }
}
