package io.sapphire.gateway.grpc;

import io.grpc.Channel;
import io.sapphire.event.v1.ReactorEventServiceGrpc;
import io.sapphire.event.v1.ReactorEventServiceGrpc.ReactorEventServiceStub;
import io.sapphire.event.v1.VerificationProgress;
import io.sapphire.event.v1.VerificationReport;
import io.sapphire.event.v1.VerifyLogRequest;
import io.sapphire.event.v1.VerifyLogResponse;
import io.sapphire.gateway.view.Records.Chain;
import io.sapphire.gateway.view.Records.ChainReport;
import io.sapphire.gateway.view.Records.ChainState;
import io.sapphire.wire.Times;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;

/** Has the coordinator verify its log, and remembers what it said. */
public final class LogVerifier implements AutoCloseable {
    /** It tells how far it is every few thousand events. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(1);

    private final ReactorEventServiceStub stub;
    private final Disposable.Swap running = Disposables.swap();
    private Chain chain = Chain.NOT_VERIFIED;

    public LogVerifier(Channel channel) {
        this.stub = ReactorEventServiceGrpc.newReactorStub(channel);
    }

    /** How far it is, and what was found last. */
    public synchronized Chain state() {
        return chain;
    }

    /** Begins, and does not wait. @throws IllegalStateException while another one is under way */
    public synchronized Chain begin(String who) {
        if (chain.state() == ChainState.VERIFYING) {
            throw new IllegalStateException("The log is being verified already, as %s wished: event %d of %d."
                    .formatted(chain.askedBy(), chain.reached(), chain.last()));
        }
        chain = new Chain(ChainState.VERIFYING, who, 0, 0, null, chain.report());
        var begun = chain;
        running.update(stub.verifyLog(VerifyLogRequest.getDefaultInstance())
                .timeout(LONGEST_SILENCE)
                .subscribe(step -> hear(who, step), failure -> fail(told(failure)), this::end));
        return begun;
    }

    private synchronized void hear(String who, VerifyLogResponse step) {
        chain = switch (step.getStepCase()) {
            case PROGRESS -> reached(who, step.getProgress());
            case REPORT -> new Chain(ChainState.VERIFIED, who, 0, 0, null, report(who, step.getReport()));
            case STEP_NOT_SET -> chain;
        };
    }

    private Chain reached(String who, VerificationProgress progress) {
        return new Chain(ChainState.VERIFYING, who, progress.getSequence(), progress.getLast(), null, chain.report());
    }

    private synchronized void end() {
        if (chain.state() == ChainState.VERIFYING) {
            fail("The coordinator ended it without saying what it found.");
        }
    }

    private synchronized void fail(@Nullable String failure) {
        chain = new Chain(ChainState.FAILED, chain.askedBy(), 0, 0, failure, chain.report());
    }

    private static @Nullable String told(Throwable failure) {
        return failure instanceof TimeoutException
                ? "The coordinator has said nothing for a minute."
                : Told.by("coordinator", ".", failure).getMessage();
    }

    private static ChainReport report(String who, VerificationReport found) {
        return new ChainReport(
                found.getRunId(),
                who,
                found.getSequence(),
                found.getHash(),
                found.getRetired(),
                found.getCheckpoints(),
                found.getVouched(),
                found.getHead() == 0 ? null : found.getHead(),
                found.getWrongsList(),
                Times.fromProto(found.getBegan()),
                Times.fromProto(found.getEnded()));
    }

    @Override
    public void close() {
        running.dispose();
    }
}
