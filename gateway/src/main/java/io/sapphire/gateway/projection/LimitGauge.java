package io.sapphire.gateway.projection;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.order.DenialCode;
import io.sapphire.gateway.view.Decimal;
import io.sapphire.gateway.view.Risk.LimitChange;
import io.sapphire.gateway.view.Risk.LimitRow;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One limit, how much of it is used, and how much was. For one thread at a time. */
final class LimitGauge {
    private static final int USE_DIGITS = 4;
    private static final int HOURS = 24;
    private static final long MILLI = Fixed.ONE / 1_000;
    private static final Duration DAY = Duration.ofDays(1);

    private final String id;
    private final Kind kind;
    private final Deque<Instant> denials = new ArrayDeque<>();
    private final Deque<Hour> hours = new ArrayDeque<>();
    private long limitE8;
    private Optional<LimitChange> changed = Optional.empty();
    private Optional<Long> nowE8 = Optional.empty();

    /** The largest use within an hour of venue time, counted from the epoch. */
    private record Hour(long number, double largest) {}

    /** Limits the gateway can measure; the names are the coordinator's. */
    private enum Kind {
        MAX_ORDER_NOTIONAL("Order notional", "USDT", DenialCode.ORDER_NOTIONAL),
        MAX_POSITION_NOTIONAL("Position notional", "USDT", DenialCode.POSITION_NOTIONAL),
        MAX_GROSS_NOTIONAL("Gross exposure", "USDT", DenialCode.GROSS_NOTIONAL),
        MAX_NET_NOTIONAL("Net exposure", "USDT", DenialCode.NET_NOTIONAL),
        MAX_LEVERAGE("Leverage", "x", DenialCode.LEVERAGE),
        MAX_PRICE_DEVIATION("Price from mark", "ratio", DenialCode.PRICE_DEVIATION),
        MAX_DRAWDOWN("Drawdown", "ratio", DenialCode.DRAWDOWN),
        MAX_LOSS_STREAK("Losing streak", "trades", DenialCode.LOSS_STREAK),
        COOLDOWN_AFTER_LOSS("Cooldown", "s", DenialCode.COOLDOWN),
        MAX_ORDERS_PER_MINUTE("Order rate", "orders/min", DenialCode.ORDER_RATE),
        MAX_DAILY_LOSS("Daily loss", "USDT", DenialCode.DAILY_LOSS),
        MARKET_STALE_AFTER("Market age", "s", DenialCode.STALE_MARKET),
        MAX_CONCENTRATION("Position of equity", "x", DenialCode.CONCENTRATION),
        MAX_CORRELATED_RISK("Usual day of equity", "ratio", DenialCode.CORRELATED_EXPOSURE),
        MAX_TIMES_TYPICAL("Fat finger", "x", DenialCode.FAT_FINGER),
        MAX_BOOK_SHARE("Share of the book", "x", DenialCode.BOOK_SHARE),
        MAX_MARGIN_USE("Margin of equity", "ratio", DenialCode.MARGIN),
        MIN_LIQUIDATION_DISTANCE("Liquidation distance", "ratio", DenialCode.LIQUIDATION_DISTANCE),
        MAX_MESSAGES_PER_MINUTE("Message rate", "messages/min", DenialCode.MESSAGE_RATE),
        MAX_IN_FLIGHT("Orders in flight", "orders", DenialCode.IN_FLIGHT),
        MAX_EXECUTIONS("Repeated entries", "orders", DenialCode.THROTTLED),
        EXECUTIONS_WITHIN("Entries counted within", "s", DenialCode.THROTTLED),
        MAX_DAILY_MODEL_COST("Language models a day", "USD", DenialCode.MODEL_BUDGET),
        INITIAL_MARGIN("Initial margin reckoned with", "ratio", DenialCode.MARGIN),
        MAINTENANCE_MARGIN("Maintenance margin reckoned with", "ratio", DenialCode.LIQUIDATION_DISTANCE),
        OTHER("", "", DenialCode.PRECISION);

        private final String title;
        private final String unit;
        private final DenialCode code;

        Kind(String title, String unit, DenialCode code) {
            this.title = title;
            this.unit = unit;
            this.code = code;
        }

        static Kind of(String id) {
            for (var kind : values()) {
                if (kind.name().equals(id.toUpperCase(Locale.ROOT).replace('-', '_'))) {
                    return kind;
                }
            }
            return OTHER;
        }
    }

    private LimitGauge(String id, long limitE8) {
        this.id = id;
        this.kind = Kind.of(id);
        this.limitE8 = limitE8;
    }

    /** A gauge of a setting, unless its value is no number and no span. */
    static Optional<LimitGauge> of(String id, String value) {
        return parse(value).map(limit -> new LimitGauge(id, limit));
    }

    /** A decimal as it is, a span such as {@code 30s} or {@code 2m} in seconds. */
    private static Optional<Long> parse(String value) {
        try {
            return Optional.of(Fixed.parse(value));
        } catch (NumberFormatException notDecimal) {
            return parseSpan(value);
        } catch (ArithmeticException tooFine) {
            return Optional.empty();
        }
    }

    private static Optional<Long> parseSpan(String value) {
        try {
            return Optional.of(seconds(Duration.parse("PT" + value.replace(" ", ""))));
        } catch (DateTimeParseException notSpan) {
            return Optional.empty();
        }
    }

    private static long seconds(Duration span) {
        return Math.multiplyExact(span.toMillis(), MILLI);
    }

    void change(String newValue, LimitChange change) {
        parse(newValue).ifPresent(value -> limitE8 = value);
        changed = Optional.of(change);
    }

    void deny(DenialCode code, Instant time) {
        if (kind.code == code && kind != Kind.OTHER) {
            denials.addLast(time);
        }
    }

    void measure(Exposure exposure, Instant now) {
        nowE8 = switch (kind) {
            case MAX_ORDER_NOTIONAL -> exposure.lastEntry().map(Money::e8);
            case MAX_POSITION_NOTIONAL -> Optional.of(exposure.largestPosition().e8());
            case MAX_GROSS_NOTIONAL -> Optional.of(exposure.gross().e8());
            case MAX_NET_NOTIONAL -> Optional.of(exposure.net().abs().e8());
            case MAX_LEVERAGE -> exposure.leverageE8();
            case MAX_DRAWDOWN -> Optional.of(Math.round(exposure.drawdown() * Fixed.ONE));
            case MAX_ORDERS_PER_MINUTE -> Optional.of(exposure.ordersLastMinute() * Fixed.ONE);
            case MAX_DAILY_LOSS ->
                Optional.of(exposure.lossToday().max(Money.ZERO).e8());
            case MARKET_STALE_AFTER -> exposure.oldestMarket().map(LimitGauge::seconds);
            case MAX_CONCENTRATION -> exposure.concentrationE8();
            case MAX_MARGIN_USE -> exposure.marginE8();
            case MAX_PRICE_DEVIATION -> exposure.recent().deviationE8();
            case MAX_TIMES_TYPICAL -> exposure.recent().timesUsualE8();
            case MAX_BOOK_SHARE -> exposure.recent().bookShareE8();
            case MAX_LOSS_STREAK -> Optional.of(exposure.recent().streak() * Fixed.ONE);
            case COOLDOWN_AFTER_LOSS -> exposure.recent().sinceLoss().map(LimitGauge::seconds);
            case MAX_MESSAGES_PER_MINUTE -> Optional.of(exposure.recent().messages() * Fixed.ONE);
            case MAX_IN_FLIGHT -> Optional.of(exposure.inFlight() * Fixed.ONE);
            case MAX_EXECUTIONS -> Optional.of(exposure.recent().executions() * Fixed.ONE);
            case MAX_DAILY_MODEL_COST ->
                Optional.of(exposure.recent().modelCostToday().e8());
            // They take the volatility that only the coordinator keeps.
            case MAX_CORRELATED_RISK, MIN_LIQUIDATION_DISTANCE -> Optional.empty();
            // What others are measured with.
            case EXECUTIONS_WITHIN, INITIAL_MARGIN, MAINTENANCE_MARGIN, OTHER -> Optional.empty();
        };
        remember(now);
    }

    private void remember(Instant now) {
        long hour = now.getEpochSecond() / Duration.ofHours(1).toSeconds();
        double used = Optional.ofNullable(use()).orElse(0.0);
        if (!hours.isEmpty() && hours.getLast().number() == hour) {
            used = Math.max(used, hours.removeLast().largest());
        }
        hours.addLast(new Hour(hour, used));
        while (hours.getFirst().number() <= hour - HOURS) {
            hours.removeFirst();
        }
        while (!denials.isEmpty() && denials.getFirst().isBefore(now.minus(DAY))) {
            denials.removeFirst();
        }
    }

    private @Nullable Double use() {
        return nowE8.filter(_ -> limitE8 > 0)
                .map(used -> Figures.rounded(share(used), USE_DIGITS))
                .orElse(null);
    }

    /** A least is used up when it is reached from above; the rest of a cooldown counts. */
    private double share(long used) {
        return kind == Kind.COOLDOWN_AFTER_LOSS
                ? Math.max(0, (double) (limitE8 - used) / limitE8)
                : (double) used / limitE8;
    }

    long limitE8() {
        return limitE8;
    }

    LimitRow row() {
        return new LimitRow(
                id,
                kind == Kind.OTHER ? id : kind.title,
                kind.unit,
                nowE8.map(Decimal::new).orElse(null),
                new Decimal(limitE8),
                use(),
                hours.stream()
                        .map(Hour::largest)
                        .max(Double::compare)
                        .filter(_ -> nowE8.isPresent())
                        .orElse(null),
                denials.size(),
                changed.orElse(null));
    }
}
