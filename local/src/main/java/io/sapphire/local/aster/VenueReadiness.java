package io.sapphire.local.aster;

import io.sapphire.domain.market.Symbol;
import io.sapphire.exchange.aster.rest.NoAnswerException;
import io.sapphire.exchange.aster.rest.RefusedException;
import io.sapphire.exchange.aster.signing.VenueSigner;
import io.sapphire.local.finding.Finding;
import io.sapphire.local.stage.RealVenue;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The questions of {@code aster check}, and what the account holds, for those about to trade there. Only reads. */
public final class VenueReadiness {
    private static final String WALLET = "wallet";

    private VenueReadiness() {}

    /** What is public: connection, clocks, limits, rules. */
    public static List<Finding> ofMarkets(RealVenue venue, List<Symbol> symbols, InstantSource clock) {
        var nobody = VenueSigner.generate(new SecureRandom());
        try (var line = new VenueLine(Network.of(venue), nobody, "", clock)) {
            return new Checkup(line, Network.of(venue), Optional.empty(), clock)
                    .run(symbols).stream()
                            .filter(finding -> finding.verdict() != Finding.Verdict.SKIPPED)
                            .toList();
        }
    }

    /** @param user main wallet; empty if the venue is to find it by the key */
    public static List<Finding> ofAccount(
            RealVenue venue, VenueSigner key, String user, List<Symbol> symbols, InstantSource clock) {
        try (var line = new VenueLine(Network.of(venue), key, user, clock)) {
            var findings = new ArrayList<>(new Checkup(line, Network.of(venue), Optional.of(key), clock)
                    .run(symbols).stream().map(VenueReadiness::funded).toList());
            if (findings.stream().noneMatch(Finding::isWrong)) {
                findings.add(held(line));
            }
            return List.copyOf(findings);
        }
    }

    /** Worth knowing for whoever checks a key, and not enough for trading. */
    private static Finding funded(Finding finding) {
        return finding.subject().equals(WALLET) && finding.verdict() == Finding.Verdict.NOTE
                ? Finding.wrong(WALLET, finding.words() + ": deposit what may be lost, no more")
                : finding;
    }

    private static Finding held(VenueLine line) {
        var unread = new ArrayList<String>();
        var holdings = new Holdings(line, unread::add);
        try {
            int positions = holdings.positions().size();
            int orders = holdings.orders().size();
            if (!unread.isEmpty()) {
                return Finding.wrong("account", "%s cannot be read from here".formatted(unread.getFirst()));
            }
            return positions + orders == 0
                    ? Finding.ok("account", "flat, no open order")
                    : Finding.note(
                            "account",
                            "%d positions, %d open orders: they are adopted and count against the limits"
                                    .formatted(positions, orders));
        } catch (RefusedException | NoAnswerException failed) {
            return Finding.wrong("account", String.valueOf(failed.getMessage()));
        }
    }
}
