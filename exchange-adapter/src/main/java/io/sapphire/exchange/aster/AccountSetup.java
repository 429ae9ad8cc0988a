package io.sapphire.exchange.aster;

import io.sapphire.domain.market.Symbol;
import io.sapphire.exchange.aster.rest.Answer;
import io.sapphire.exchange.aster.rest.Fields;
import io.sapphire.exchange.aster.rest.Parameters;
import io.sapphire.exchange.aster.rest.RestClient;
import io.sapphire.exchange.marketdata.VenueNotReachedException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Sets the account up as it is wanted, and reads back whether it is. */
final class AccountSetup {
    private static final String MODE = "/fapi/v3/positionSide/dual";

    private final RestClient rest;
    private final AccountWishes wishes;
    private final Function<String, Mono<Void>> journal;

    /** @param journal remembers what is about to be changed */
    AccountSetup(RestClient rest, AccountWishes wishes, Function<String, Mono<Void>> journal) {
        this.rest = rest;
        this.wishes = wishes;
        this.journal = journal;
    }

    /**
     * Completes when the account is as wanted.
     *
     * @throws VenueNotReachedException through the mono, in one sentence, if it is not and cannot be made so
     */
    Mono<Void> run(List<Symbol> symbols) {
        return mode().thenMany(Flux.fromIterable(symbols))
                .concatMap(symbol -> leverage(symbol).then(margin(symbol)))
                .then();
    }

    private Mono<Void> mode() {
        var wanted = wishes.hedge() ? "hedge" : "one-way";
        return ensure(new Setting(
                "the account's position mode",
                wanted,
                rest.askSigned(MODE, Parameters.none())
                        .map(body -> Fields.flag(body.path("dualSidePosition")) ? "hedge" : "one-way"),
                rest.post(MODE, Parameters.of("dualSidePosition", wishes.hedge()))));
    }

    private Mono<Void> leverage(Symbol symbol) {
        return wishes.leverage()
                .map(times -> ensure(new Setting(
                        "the leverage of " + symbol,
                        Integer.toString(times),
                        position(symbol).map(row -> row.path("leverage").asString("")),
                        rest.post(
                                "/fapi/v3/leverage",
                                Parameters.of("symbol", symbol).and("leverage", times)))))
                .orElseGet(Mono::empty);
    }

    private Mono<Void> margin(Symbol symbol) {
        return wishes.margin()
                .map(margin -> ensure(new Setting(
                        "the margin mode of " + symbol,
                        margin.name(),
                        position(symbol).map(row -> marginOf(row).name()),
                        rest.post(
                                "/fapi/v3/marginType",
                                Parameters.of("symbol", symbol).and("marginType", margin)))))
                .orElseGet(Mono::empty);
    }

    private Mono<JsonNode> position(Symbol symbol) {
        return rest.askSigned("/fapi/v3/positionRisk", Parameters.of("symbol", symbol))
                .map(rows -> rows.path(0));
    }

    private static AccountWishes.Margin marginOf(JsonNode row) {
        return isIsolated(row) ? AccountWishes.Margin.ISOLATED : AccountWishes.Margin.CROSSED;
    }

    /** @param position its row of {@code positionRisk} */
    static boolean isIsolated(JsonNode position) {
        return position.path("marginType").asString("").toLowerCase(Locale.ROOT).equals("isolated");
    }

    /**
     * @param now how it is
     * @param change sends the wish
     */
    private record Setting(String name, String wanted, Mono<String> now, Mono<Answer> change) {}

    private Mono<Void> ensure(Setting setting) {
        return setting.now()
                .flatMap(now -> now.equals(setting.wanted())
                        ? Mono.empty()
                        : journal.apply(setting.name() + " from " + now + " to " + setting.wanted())
                                .then(setting.change())
                                .flatMap(answer -> confirm(setting, answer)));
    }

    private static Mono<Void> confirm(Setting setting, Answer answer) {
        return setting.now()
                .flatMap(now -> now.equals(setting.wanted())
                        ? Mono.empty()
                        : Mono.error(new VenueNotReachedException(
                                "%s is %s, %s is wanted, and the venue does not change it: %s"
                                        .formatted(setting.name(), now, setting.wanted(), reason(answer)))));
    }

    private static String reason(Answer answer) {
        return switch (answer) {
            case Answer.Ok _ -> "it says that it did";
            case Answer.Refusal refusal -> refusal.code() + " " + refusal.reason();
            case Answer.Doubt doubt -> doubt.cause();
            case Answer.NotSent notSent -> notSent.cause();
        };
    }
}
