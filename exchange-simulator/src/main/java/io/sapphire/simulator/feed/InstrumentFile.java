package io.sapphire.simulator.feed;

import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.MarginBracket;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Rate;
import io.sapphire.simulator.account.Brackets;
import io.sapphire.simulator.feed.bars.BarRules;
import io.sapphire.simulator.feed.bars.BarVolume;
import io.sapphire.simulator.market.RecordingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rules of a market that a person wants instead of the recording's, for example {@code {"tick":"0.1"}}. */
record InstrumentFile(Path file, JsonNode rules) {
    private static final String BRACKETS = "brackets";
    private static final String SPREAD = "barSpread";
    private static final String VOLUME = "barVolume";
    private static final Set<String> KEYS =
            new TreeSet<>(Set.of("tick", "step", "minNotional", "makerFee", "takerFee", BRACKETS, SPREAD, VOLUME));
    private static final JsonMapper JSON = JsonMapper.builder().build();

    InstrumentFile {
        for (var key : rules.propertyNames()) {
            if (!KEYS.contains(key)) {
                throw new RecordingException(
                        "instrument file " + file + " has the unknown key '" + key + "'; known are " + KEYS);
            }
        }
    }

    static InstrumentFile read(Path file) {
        try {
            var rules = JSON.readTree(Files.readString(file));
            if (!rules.isObject()) {
                throw new RecordingException("instrument file " + file + " is not a JSON object");
            }
            return new InstrumentFile(file, rules);
        } catch (JacksonException malformed) {
            throw new RecordingException("instrument file " + file + " is not JSON", malformed);
        } catch (IOException unreadable) {
            throw new RecordingException("cannot read instrument file " + file, unreadable);
        }
    }

    Instrument over(Instrument recorded) {
        return new Instrument(
                recorded.symbol(),
                rule("tick", recorded.tick(), Price::of),
                rule("step", recorded.step(), Quantity::of),
                rule("minNotional", recorded.minNotional(), Money::of),
                rule("makerFee", recorded.makerFee(), Rate::of),
                rule("takerFee", recorded.takerFee(), Rate::of));
    }

    /** As the venue's {@code leverageBracket} tells them. @throws RecordingException if they make no sense */
    Optional<Brackets> brackets() {
        if (!rules.has(BRACKETS)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Brackets.of(rules.get(BRACKETS)
                    .valueStream()
                    .map(InstrumentFile::bracket)
                    .toList()));
        } catch (ArithmeticException | IllegalArgumentException malformed) {
            throw new RecordingException(
                    "instrument file " + file + ": the brackets make no sense: " + malformed.getMessage(), malformed);
        }
    }

    private static MarginBracket bracket(JsonNode row) {
        return new MarginBracket(
                row.path("bracket").asInt(0),
                row.path("initialLeverage").asInt(0),
                money(row, "notionalFloor"),
                money(row, "notionalCap"),
                Rate.of(decimal(row, "maintMarginRatio")),
                money(row, "cum"));
    }

    private static Money money(JsonNode row, String name) {
        return Money.of(decimal(row, name));
    }

    private static String decimal(JsonNode row, String name) {
        var field = row.path(name);
        if (field.isMissingNode()) {
            throw new IllegalArgumentException("a bracket has no " + name);
        }
        return field.isNumber() ? field.decimalValue().toPlainString() : field.asString();
    }

    /** What it says of bars; other recordings tell it themselves. */
    BarRules bars() {
        return new BarRules(
                rule(SPREAD, BarRules.USUAL.spread(), Rate::of),
                rule(VOLUME, BarRules.USUAL.volume(), InstrumentFile::volume));
    }

    private static BarVolume volume(String unit) {
        return switch (unit) {
            case "base" -> BarVolume.BASE;
            case "quote" -> BarVolume.QUOTE;
            default -> throw new IllegalArgumentException("volume is counted in base or quote units");
        };
    }

    private <T> T rule(String key, T recorded, Function<String, T> parser) {
        if (!rules.has(key)) {
            return recorded;
        }
        var text = rules.get(key).asString();
        try {
            return parser.apply(text);
        } catch (ArithmeticException | IllegalArgumentException malformed) {
            throw new RecordingException(
                    "instrument file " + file + ": " + key + " cannot be '" + text + "'", malformed);
        }
    }
}
