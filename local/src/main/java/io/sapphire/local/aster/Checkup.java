package io.sapphire.local.aster;

import static io.sapphire.local.finding.Finding.ok;
import static io.sapphire.local.finding.Finding.skipped;
import static io.sapphire.local.finding.Finding.wrong;

import io.sapphire.domain.market.Symbol;
import io.sapphire.exchange.aster.rest.NoAnswerException;
import io.sapphire.exchange.aster.rest.Parameters;
import io.sapphire.exchange.aster.rest.RateLimitJson;
import io.sapphire.exchange.aster.rest.RefusedException;
import io.sapphire.exchange.aster.signing.VenueSigner;
import io.sapphire.local.finding.Finding;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** All checks, one after another. If the venue does not answer at all, the others are not tried. */
final class Checkup {
    private static final Duration CLOSE = Duration.ofSeconds(1);
    private static final Duration FAR = Duration.ofMinutes(1);

    private final VenueLine line;
    private final Network network;
    private final Optional<VenueSigner> signer;
    private final InstantSource machine;
    private final List<Finding> findings = new ArrayList<>();

    /** @param machine this machine's clock */
    Checkup(VenueLine line, Network network, Optional<VenueSigner> signer, InstantSource machine) {
        this.line = line;
        this.network = network;
        this.signer = signer;
        this.machine = machine;
    }

    /** @param wanted markets; none means the usual ones */
    List<Finding> run(List<Symbol> wanted) {
        check("connection", this::connection);
        if (findings.getFirst().isWrong()) {
            return List.copyOf(findings);
        }
        check("clock", this::clock);
        var info = new ArrayList<JsonNode>();
        check("limits", () -> limits(info));
        boolean accepted = signer.map(this::account).orElseGet(this::noKey);
        info.forEach(rules -> markets(new MarketCheck(line, rules, accepted), wanted));
        return List.copyOf(findings);
    }

    private void check(String subject, Supplier<Finding> check) {
        try {
            findings.add(check.get());
        } catch (RefusedException refused) {
            findings.add(wrong(subject, Advice.about(refused)));
        } catch (NoAnswerException | JacksonException | IllegalArgumentException | ArithmeticException failed) {
            findings.add(wrong(subject, String.valueOf(failed.getMessage())));
        }
    }

    private Finding connection() {
        var start = machine.instant();
        try {
            var _ = line.ask(line.rest().ask("/fapi/v3/ping", Parameters.none()));
        } catch (NoAnswerException silence) {
            return wrong("connection", "%s cannot be reached: %s".formatted(network.rest(), silence.getMessage()));
        }
        var taken = Duration.between(start, machine.instant());
        return ok("connection", "%s answers in %d ms".formatted(network.rest(), taken.toMillis()));
    }

    /** The adapter goes by the venue's time, whatever this machine's clock says. */
    private Finding clock() {
        line.setClock();
        var ahead = Duration.between(line.clock().instant(), machine.instant());
        var words = "this machine is %s %s the venue"
                .formatted(rounded(ahead.abs()), ahead.isNegative() ? "behind" : "ahead of");
        return ahead.abs().compareTo(CLOSE) <= 0 ? ok("clock", words) : Finding.note("clock", words);
    }

    private static String rounded(Duration length) {
        return length.compareTo(FAR) < 0 ? length.toMillis() + " ms" : length.toSeconds() + " s";
    }

    private Finding limits(List<JsonNode> info) {
        var rules = line.ask(line.rest().ask("/fapi/v3/exchangeInfo", Parameters.none()));
        info.add(rules);
        var limits = RateLimitJson.read(rules).stream().map(Object::toString).collect(Collectors.joining(", "));
        return limits.isEmpty() ? skipped("limits", "the venue names none") : ok("limits", limits);
    }

    /** @return whether the venue accepts the key; if not, whatever is signed would be refused in the same words */
    private boolean account(VenueSigner key) {
        var account = new AccountCheck(line, network, key);
        check("wallet", account::wallet);
        if (findings.getLast().isWrong()) {
            return false;
        }
        check("key", account::permissions);
        check("position mode", account::positionMode);
        check("margin mode", account::marginMode);
        return true;
    }

    private boolean noKey() {
        findings.add(skipped("wallet", "no key: name it with --key-file F or in the variable " + KeyOption.VARIABLE));
        return false;
    }

    private void markets(MarketCheck check, List<Symbol> wanted) {
        for (var symbol : wanted.isEmpty() ? check.usual() : wanted) {
            check(symbol + " rules", () -> check.rules(symbol));
            check(symbol + " fees", () -> check.fees(symbol));
        }
    }
}
