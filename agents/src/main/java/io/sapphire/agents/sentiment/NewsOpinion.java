package io.sapphire.agents.sentiment;

import static java.util.Locale.ROOT;

import io.sapphire.agents.kit.Calibration;
import io.sapphire.agents.kit.Forecast;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.signal.Evidence;
import io.sapphire.domain.signal.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What financial-sentiment makes of the news: a soft vote, as no outcome has calibrated it. */
final class NewsOpinion {
    private static final Duration LIFE = Duration.ofMinutes(3);
    private static final double EVEN = 0.5;
    private static final int SHOWN_CHARACTERS = 60;

    private final SentimentParameters parameters;
    private final Calibration calibration;

    NewsOpinion(SentimentParameters parameters, Calibration calibration) {
        this.parameters = parameters;
        this.calibration = calibration;
    }

    Signal on(MarketFrame frame, Reading.News news) {
        double rise = calibration.rise(news.mood());
        var forecast = Forecast.of(Math.clamp(rise, EVEN - parameters.most(), EVEN + parameters.most()), news.sigma());
        return new Signal(
                SentimentAgent.ID,
                frame.symbol(),
                frame.number(),
                forecast.direction(),
                forecast.confidence(),
                parameters.horizon(),
                forecast.expectedReturn(),
                forecast.risk(),
                evidence(frame, news),
                rationale(news, forecast),
                frame.end(),
                frame.end().plus(LIFE));
    }

    private List<Evidence> evidence(MarketFrame frame, Reading.News news) {
        var evidence = new ArrayList<Evidence>();
        evidence.add(Evidence.of("mood", news.mood(), ""));
        evidence.add(Evidence.of("headlines of a day", news.items().size(), "headlines"));
        evidence.add(Evidence.of("weight of the news", news.weight(), "fresh headlines"));
        evidence.add(Evidence.of("funding", news.funding(), "sigma"));
        evidence.addAll(news.readers());
        for (var item : NewsWatch.latest(news.items())) {
            var name =
                    item.headline().source() + ": " + shortened(item.headline().title());
            double age = Duration.between(item.headline().seen(), frame.end()).toMillis() / 60_000.0;
            evidence.add(Evidence.of("tone of " + name, item.tone(), ""));
            evidence.add(Evidence.of("age of " + name, age, "min"));
            evidence.add(Evidence.of("novelty of " + name, item.novelty(), ""));
        }
        evidence.addAll(calibration.evidence());
        return evidence;
    }

    private static String shortened(String title) {
        return title.codePointCount(0, title.length()) <= SHOWN_CHARACTERS
                ? title
                : title.substring(0, title.offsetByCodePoints(0, SHOWN_CHARACTERS)) + "…";
    }

    private String rationale(Reading.News news, Forecast forecast) {
        return String.format(
                        ROOT,
                        "%d headlines of the last day have a mood of %+.2f, funding is %+.1f sigma: %s.",
                        news.items().size(),
                        news.mood(),
                        news.funding(),
                        verdict(forecast))
                + news.said();
    }

    private String verdict(Forecast forecast) {
        double percent = 100 * forecast.confidence().ratio();
        long minutes = parameters.horizon().toMinutes();
        return switch (forecast.direction()) {
            case FLAT -> "no side";
            case LONG -> String.format(ROOT, "a rise within %d min is %.2f %% likely", minutes, percent);
            case SHORT -> String.format(ROOT, "a fall within %d min is %.2f %% likely", minutes, percent);
        };
    }
}
