package io.sapphire.exchange.aster;

import io.sapphire.domain.market.Symbol;
import io.sapphire.exchange.aster.stream.MarketMessage;
import io.sapphire.exchange.aster.stream.MarketMessages;
import java.lang.System.Logger.Level;
import java.util.List;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;

/** Passes the messages of one market connection on to whatever makes time pass. */
final class MarketListener implements Link.Listener {
    private static final System.Logger LOG = System.getLogger(MarketListener.class.getName());

    private final Pace pace;
    private final List<Symbol> symbols;
    private final MarketMessages messages = new MarketMessages();

    /** @param symbols whose streams come over this connection; in lock-step all there are */
    MarketListener(Pace pace, List<Symbol> symbols) {
        this.symbols = symbols;
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
            pace.live().lost(symbols);
        }
    }

    @Override
    public Mono<Void> readMissed() {
        return pace.lockStep()
                .map(LockStep::readMarket)
                .orElseGet(() -> pace.live().read(symbols))
                .then(Mono.fromRunnable(this::beginIfLive));
    }

    private void beginIfLive() {
        if (!pace.isStepping()) {
            pace.live().begin(symbols);
        }
    }
}
