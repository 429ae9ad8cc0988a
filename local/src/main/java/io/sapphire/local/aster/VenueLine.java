package io.sapphire.local.aster;

import io.sapphire.exchange.aster.AsterOrders;
import io.sapphire.exchange.aster.Listings;
import io.sapphire.exchange.aster.Rulebook;
import io.sapphire.exchange.aster.limit.BanMemory;
import io.sapphire.exchange.aster.limit.Limits;
import io.sapphire.exchange.aster.rest.ClockSync;
import io.sapphire.exchange.aster.rest.RequestSigner;
import io.sapphire.exchange.aster.rest.RestClient;
import io.sapphire.exchange.aster.rest.VenueClock;
import io.sapphire.exchange.aster.signing.NonceFloor;
import io.sapphire.exchange.aster.signing.NonceSource;
import io.sapphire.exchange.aster.signing.SigningDomain;
import io.sapphire.exchange.aster.signing.VenueSigner;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.resources.LoopResources;
import reactor.util.retry.Retry;

/** The adapter's own client of the venue, for questions one after another. */
final class VenueLine implements AutoCloseable {
    private static final int PERCENT = 90;
    private static final int TRIES = 5;
    private static final Duration ASK_AGAIN = Duration.ofMillis(500);

    private final LoopResources loops = LoopResources.create("check", 1, true);
    private final VenueClock clock = new VenueClock(System::nanoTime);
    private final Rulebook rules = new Rulebook();
    private final RestClient rest;

    /**
     * @param user address of the main wallet; empty if the venue is to find it by the signer
     * @param wallClock this machine's
     */
    VenueLine(Network network, VenueSigner key, String user, InstantSource wallClock) {
        var nonces = new NonceSource(clock, NonceFloor.none());
        var signer = new RequestSigner(key, new SigningDomain(network.chainId()), nonces, user);
        var timer = Schedulers.parallel();
        var limits = new Limits(PERCENT, clock, timer, wallClock, BanMemory.none(), new SecureRandom());
        this.rest = new RestClient(network.rest(), signer, limits, loops, timer, RestClient.PATIENCE);
    }

    /** The account's orders, cancelled and sent once each; what the venue would refuse is for the venue to say. */
    AsterOrders orders() {
        var clockSync = new ClockSync(rest, clock, System::nanoTime);
        return new AsterOrders(rest, clockSync, clock, rules, List::of);
    }

    RestClient rest() {
        return rest;
    }

    /** The venue's, once it has been set. */
    InstantSource clock() {
        return clock;
    }

    /** Asks the venue for the rules of its markets. */
    Mono<Void> readRules() {
        return new Listings(rest, rules).rules();
    }

    void setClock() {
        var _ = insist(new ClockSync(rest, clock, System::nanoTime).run().thenReturn(true));
    }

    /** Waits for an answer. @throws RuntimeException what the question failed with */
    <T> T ask(Mono<T> question) {
        try {
            return question.toFuture().join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException own ? own : failure;
        }
    }

    /**
     * Waits for an answer to a question that may be asked again: in an emergency one lost answer must not end everything.
     *
     * @throws RuntimeException what the last of five failed with
     */
    <T> T insist(Mono<T> question) {
        return ask(question.retryWhen(
                Retry.fixedDelay(TRIES - 1, ASK_AGAIN).onRetryExhaustedThrow((_, last) -> last.failure())));
    }

    @Override
    public void close() {
        loops.dispose();
    }
}
