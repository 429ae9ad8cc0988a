package io.sapphire.coordinator.grpc;

import io.opentelemetry.api.trace.SpanKind;
import io.sapphire.agent.v1.AgentServiceGrpc;
import io.sapphire.coordinator.shell.AgentLine;
import io.sapphire.coordinator.shell.LateAnswer;
import io.sapphire.coordinator.shell.Proposals;
import io.sapphire.coordinator.shell.Review;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.NoView;
import io.sapphire.domain.signal.Observation;
import io.sapphire.domain.signal.Reasoning;
import io.sapphire.domain.signal.Reply;
import io.sapphire.domain.signal.Signal;
import io.sapphire.trace.Attribute;
import io.sapphire.trace.Spans;
import io.sapphire.trace.Step;
import java.util.List;
import reactor.core.publisher.Mono;

/** A line whose questions are steps of the trace that led to them. */
public final class TracedLine implements AgentLine {
    private static final String SERVICE = AgentServiceGrpc.SERVICE_NAME;

    private final AgentLine line;
    private final Spans spans;

    public TracedLine(AgentLine line, Spans spans) {
        this.line = line;
        this.spans = spans;
    }

    @Override
    public AgentId id() {
        return line.id();
    }

    @Override
    public boolean isShadow() {
        return line.isShadow();
    }

    @Override
    public Mono<AgentDescriptor> join() {
        return line.join();
    }

    @Override
    public Mono<Reply> ask(Observation observation, String traceparent) {
        return spans.around(
                () -> step("observe", traceparent),
                step -> line.ask(observation, step.traceparent())
                        .doOnNext(reply -> step.note(Attribute.AGENT_REPLY, word(reply))));
    }

    @Override
    public Mono<Review> review(Proposals proposals, String traceparent) {
        return spans.around(() -> step("review", traceparent), step -> line.review(proposals, step.traceparent()));
    }

    @Override
    public Mono<String> question(long number, String text) {
        return line.question(number, text);
    }

    @Override
    public List<LateAnswer> lateAnswers() {
        return line.lateAnswers();
    }

    @Override
    public void close() {
        line.close();
    }

    @Override
    public List<Reasoning> reasonings() {
        return line.reasonings();
    }

    private Step step(String question, String traceparent) {
        return spans.step(SERVICE + "/Converse " + question, SpanKind.CLIENT, traceparent)
                .with(Attribute.RPC_SYSTEM, "grpc")
                .with(Attribute.RPC_SERVICE, SERVICE)
                .with(Attribute.RPC_METHOD, "Converse")
                .with(Attribute.AGENT_ID, id());
    }

    private static String word(Reply reply) {
        return switch (reply) {
            case Signal signal -> signal.direction().name();
            case NoView _ -> "NO_VIEW";
        };
    }
}
