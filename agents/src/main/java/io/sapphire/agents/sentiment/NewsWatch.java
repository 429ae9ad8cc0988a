package io.sapphire.agents.sentiment;

import io.sapphire.agents.indicator.CloseVolatility;
import io.sapphire.agents.indicator.Volatility;
import io.sapphire.agents.kit.Bar;
import io.sapphire.agents.kit.BarBuilder;
import io.sapphire.agents.kit.Headline;
import io.sapphire.agents.kit.Headlines;
import io.sapphire.agents.reasoning.Availability;
import io.sapphire.agents.reasoning.Inquiry;
import io.sapphire.agents.reasoning.Outcome;
import io.sapphire.agents.statistics.Standardised;
import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.MarketFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Reads the news of one market as its time goes by, and speaks at the close of a minute. */
final class NewsWatch {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Reading BETWEEN_BARS = new Reading.Silence("between bars");
    /** Older headlines do not count. */
    private static final Duration REACH = Duration.ofHours(24);

    private static final int SHOWN = 5;
    private static final double SIGMA_HALF_LIFE_MINUTES = 1440;
    private static final double FUNDING_HALF_LIFE_MINUTES = 14 * 1440;
    private static final double FUNDING_FLOOR = 0.5e-4;
    private static final int FUNDING_SEED = 60;

    private final SentimentParameters parameters;
    private final Headlines headlines;
    private final Lexicon lexicon;
    private final Relevance relevance;
    private final ModelReader model;
    private final Memory memory = new Memory();
    private final Mood mood;
    private final Deque<Item> items = new ArrayDeque<>();
    private final BarBuilder bars = new BarBuilder(MINUTE);
    private final CloseVolatility volatility;
    private final Standardised funding =
            new Standardised(Volatility.decay(FUNDING_HALF_LIFE_MINUTES), FUNDING_FLOOR, FUNDING_SEED);
    private Optional<Bar> last = Optional.empty();
    private Optional<Instant> readUntil = Optional.empty();
    private double unusualFunding;
    private boolean justJudged;

    NewsWatch(
            Listing listing,
            SentimentParameters parameters,
            Headlines headlines,
            Lexicon lexicon,
            Availability availability) {
        this.parameters = parameters;
        this.headlines = headlines;
        this.lexicon = lexicon;
        relevance = Relevance.of(listing.symbol());
        mood = new Mood(parameters.halfLife().toMillis(), parameters.caution());
        model = new ModelReader(listing.symbol(), availability);
        volatility = new CloseVolatility(listing.instrument().tick().e8(), SIGMA_HALF_LIFE_MINUTES);
    }

    Reading read(MarketFrame frame) {
        var closed = bars.add(frame);
        justJudged = !closed.isEmpty();
        if (closed.isEmpty()) {
            return BETWEEN_BARS;
        }
        closed.forEach(this::take);
        return judge(frame);
    }

    /** What a language model would be asked about the frame that was read last. */
    Optional<Inquiry> inquiry(MarketFrame frame) {
        return justJudged ? model.inquiry(frame) : Optional.empty();
    }

    /** The same frame again, with what the model said. */
    Reading reread(MarketFrame frame, Outcome outcome) {
        model.hear(outcome).ifPresent(verdict -> model.asked().forEach(headline -> correct(headline, verdict)));
        return reading(frame);
    }

    /** Headlines that the model rests on have its tone, the others that it was shown have none. */
    private void correct(Unasked shown, HeadlineForm.Verdict verdict) {
        double tone = model.isNamed(shown, verdict) ? verdict.tone() : 0;
        long seen = shown.headline().seen().toEpochMilli();
        var weighed = items.stream()
                .filter(item -> item.headline().equals(shown.headline()))
                .findFirst();
        if (weighed.isPresent()) {
            var item = weighed.get();
            mood.correct(mood.left(item.weight(), seen), item.tone(), tone);
            items.remove(item);
            insert(item.judged(tone));
        } else if (model.isNamed(shown, verdict)) {
            double novelty =
                    memory.novelty(shown.headline().seen(), shown.words().distinct());
            double wanted = novelty <= 1 - parameters.duplicate() ? 0 : shown.about() * novelty;
            double given = mood.add(shown.headline().source(), mood.left(wanted, seen), tone);
            insert(new Item(shown.headline(), tone, novelty, given, true));
        }
    }

    /** Oldest first. */
    private void insert(Item item) {
        items.addLast(item);
        var sorted = items.stream()
                .sorted(Comparator.comparing(one -> one.headline().seen()))
                .toList();
        items.clear();
        items.addAll(sorted);
    }

    private void take(Bar bar) {
        long minutes = last.map(
                        before -> Duration.between(before.start(), bar.start()).toMinutes())
                .orElse(1L);
        volatility.add(bar.close().e8(), minutes);
        last = Optional.of(bar);
    }

    private Reading judge(MarketFrame frame) {
        var now = frame.end();
        var oldest = now.minus(REACH);
        readOn(readUntil.filter(before -> before.isAfter(oldest)).orElse(oldest), now);
        double rate = frame.fundingRate().e8() / (double) Fixed.ONE;
        unusualFunding = funding.isWarm() ? funding.of(rate) : 0;
        funding.add(rate);
        return reading(frame);
    }

    private Reading reading(MarketFrame frame) {
        if (items.isEmpty()) {
            return new Reading.Silence("no headline about " + frame.symbol() + " in the 24 h before " + frame.end());
        }
        if (!volatility.isWarm()) {
            return new Reading.Silence(
                    "warming up: the usual moves take " + volatility.warmUp() + " minutes to measure");
        }
        double sigma = Volatility.over(parameters.horizon().toMillis() / 60_000.0, volatility.value());
        return new Reading.News(
                mood.value(),
                mood.weight(),
                List.copyOf(items),
                unusualFunding,
                sigma,
                model.readers(items),
                model.said());
    }

    private void readOn(Instant after, Instant now) {
        for (var headline : headlines.between(after, now)) {
            weigh(headline);
        }
        mood.advance(now.toEpochMilli());
        readUntil = Optional.of(now);
        while (!items.isEmpty() && items.getFirst().headline().seen().isBefore(now.minus(REACH))) {
            items.removeFirst();
        }
    }

    private void weigh(Headline headline) {
        var words = Words.of(headline.title());
        double about = relevance.of(words);
        var tone = lexicon.tone(words);
        if (about > 0) {
            model.add(new Unasked(headline, words, about));
            tone.ifPresent(found -> weigh(headline, words, about, found));
        }
    }

    private void weigh(Headline headline, Words words, double about, double tone) {
        double novelty = memory.novelty(headline.seen(), words.distinct());
        boolean repeats = 1 - novelty >= parameters.duplicate();
        mood.advance(headline.seen().toEpochMilli());
        double given = mood.add(headline.source(), repeats ? 0 : about * novelty, tone);
        items.addLast(new Item(headline, tone, novelty, given, false));
    }

    static List<Item> latest(List<Item> items) {
        return items.subList(Math.max(0, items.size() - SHOWN), items.size());
    }
}
