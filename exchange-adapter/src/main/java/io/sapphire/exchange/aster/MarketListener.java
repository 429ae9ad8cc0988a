package io.sapphire.exchange.aster;

import io.sapphire.exchange.aster.stream.MarketMessage;
import io.sapphire.exchange.aster.stream.MarketMessages;
import java.lang.System.Logger.Level;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;

/** Passes market messages on to whatever makes time pass. */
final class MarketListener implements Link.Listener {
    private static final System.Logger LOG = System.getLogger(MarketListener.class.getName());

    private final Pace pace;
    private final MarketMessages messages = new MarketMessages();

    MarketListener(Pace pace) {
        this.pace = pace;
    }

    /** One that is not understood is left out: what it leaves behind is a gap in the book, at worst. */
    @Override
    public void message(byte[] bytes) {
        try {
            take(messages.read(bytes));
        } catch (JacksonException | IllegalArgumentException | ArithmeticException e) {
            LOG.log(Level.WARNING, "a market message is not understood: {0}", e.getMessage());
        }
    }

    private void take(MarketMessage message) {
        if (pace.isStepping()) {
            pace.lockStep().ifPresent(steps -> steps.onMarket(message));
        } else {
            pace.live().onMarket(message);
        }
    }

    @Override
    public void lost() {
        if (pace.isStepping()) {
            pace.lockStep().ifPresent(LockStep::marketLost);
        } else {
            pace.live().lost();
        }
    }

    @Override
    public Mono<Void> readMissed() {
        return pace.lockStep()
                .map(LockStep::readMarket)
                .orElseGet(pace.live()::read)
                .then(Mono.fromRunnable(this::beginIfLive));
    }

    private void beginIfLive() {
        if (!pace.isStepping()) {
            pace.live().begin();
        }
    }
}
