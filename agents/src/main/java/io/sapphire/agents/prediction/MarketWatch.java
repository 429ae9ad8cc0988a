package io.sapphire.agents.prediction;

import io.sapphire.agents.indicator.CloseVolatility;
import io.sapphire.agents.indicator.LastQuote;
import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.OrderBook;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Watches one market and forecasts at the end of every minute. */
final class MarketWatch {
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    static final Reading.Silence BETWEEN_MINUTES = new Reading.Silence("between minutes");
    private static final Reading REBUILDING = new Reading.Silence("the book is being rebuilt");
    private static final Reading UNSOUND = new Reading.Silence("the book is crossed, locked or one-sided");
    private static final double SIGMA_HALF_LIFE_MINUTES = 1440;
    /** No mere quiet: a venue shows a quiet market once a minute. */
    private static final long LONGEST_PAUSE = Duration.ofMinutes(3).toMillis();

    private final PredictionParameters parameters;
    private final Minutes minutes = new Minutes();
    private final Features features = new Features();
    private final LastQuote best = new LastQuote();
    private final CloseVolatility volatility;
    private final List<Forecaster> forecasters;
    private long watchedUntil = Long.MIN_VALUE;
    private long lastMinute = Long.MIN_VALUE;

    MarketWatch(Listing listing, PredictionParameters parameters) {
        this.parameters = parameters;
        volatility = new CloseVolatility(listing.instrument().tick().e8(), SIGMA_HALF_LIFE_MINUTES);
        forecasters = parameters.horizons().stream()
                .map(minutesAhead -> new Forecaster(minutesAhead, Features.NAMES.size(), parameters))
                .toList();
    }

    Reading read(MarketFrame frame) {
        if (!frame.bookValid()) {
            return REBUILDING;
        }
        return take(frame.book()) ? sound(frame) : UNSOUND;
    }

    /** @return whether both sides of the book are there and apart */
    private boolean take(OrderBook book) {
        if (book.bids().isEmpty() || book.asks().isEmpty()) {
            return false;
        }
        best.keep(book.bids().getFirst(), book.asks().getFirst());
        return best.isSound();
    }

    private Reading sound(MarketFrame frame) {
        long now = frame.end().toEpochMilli();
        boolean first = watchedUntil == Long.MIN_VALUE;
        if (!first && now - watchedUntil > LONGEST_PAUSE) {
            minutes.clear();
        }
        minutes.add(frame, best, first ? 0 : now - watchedUntil);
        watchedUntil = now;
        long minute = Math.floorDiv(now, MINUTE);
        if (minute == lastMinute || now % MINUTE >= frameMillis(frame)) {
            return BETWEEN_MINUTES;
        }
        return close(frame, minute, best.mid());
    }

    /** A minute is over with the first frame that ends on it or after it. */
    private static long frameMillis(MarketFrame frame) {
        return frame.end().toEpochMilli() - frame.start().toEpochMilli();
    }

    private Reading close(MarketFrame frame, long minute, double mid) {
        minutes.close(mid);
        volatility.add(mid, lastMinute == Long.MIN_VALUE ? 1 : minute - lastMinute);
        lastMinute = minute;
        forecasters.forEach(forecaster -> forecaster.learn(minute, mid));
        var standardised = features.standardised(minutes.raw(frame.fundingRate().e8() / (double) Fixed.ONE));
        if (!volatility.isWarm() || features.tooFew()) {
            return new Reading.Silence("warming up: " + features.missing() + " of " + Features.NAMES.size()
                    + " features are not known yet");
        }
        return forecast(minute, mid, standardised);
    }

    private Reading forecast(long minute, double mid, double[] standardised) {
        double sigma = volatility.value();
        var ahead = forecasters.stream()
                .map(forecaster -> new Reading.Ahead(
                        forecaster.minutes(),
                        forecaster.look(minute, mid, standardised, sigma),
                        forecaster.labels(),
                        forecaster.calibration().slope(),
                        forecaster.calibration().skill()))
                .toList();
        var voting = ahead.get(1);
        if (voting.labels() < parameters.leastLabels()) {
            return new Reading.Silence("learning: " + voting.labels() + " of " + parameters.leastLabels()
                    + " outcomes of " + voting.minutes() + " min");
        }
        var numbers = Arrays.stream(standardised).boxed().toList();
        return new Reading.Forecasts(numbers, sigma, voting, List.of(ahead.getFirst(), ahead.getLast()));
    }
}
