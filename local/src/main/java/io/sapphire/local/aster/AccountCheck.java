package io.sapphire.local.aster;

import static io.sapphire.local.finding.Finding.note;
import static io.sapphire.local.finding.Finding.ok;
import static io.sapphire.local.finding.Finding.skipped;
import static io.sapphire.local.finding.Finding.wrong;

import io.sapphire.domain.market.Money;
import io.sapphire.exchange.aster.rest.Fields;
import io.sapphire.exchange.aster.rest.Parameters;
import io.sapphire.exchange.aster.rest.RefusedException;
import io.sapphire.exchange.aster.signing.VenueSigner;
import io.sapphire.local.finding.Finding;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** What only the account's owner may ask. */
final class AccountCheck {
    private static final String ASSET = "USDT";
    private static final String KEY = "key";
    /** The venue's "no such thing"; it also answers 404. */
    private static final int UNKNOWN_PATH = -1000;

    private static final Duration SOON = Duration.ofDays(7);

    private final VenueLine line;
    private final Network network;
    private final VenueSigner signer;

    AccountCheck(VenueLine line, Network network, VenueSigner signer) {
        this.line = line;
        this.network = network;
        this.signer = signer;
    }

    /** The first question that is signed: it also proves that the signature is accepted. */
    Finding wallet() {
        for (var row : ask("balance")) {
            if (ASSET.equals(row.path("asset").asString(""))) {
                var money = new Money(Fields.e8(row.path("balance")));
                var words = "%s %s; %s on chain id %d is accepted".formatted(money, ASSET, signer, network.chainId());
                return money.signum() > 0 ? ok("wallet", words) : note("wallet", words);
            }
        }
        return note("wallet", "no %s; %s on chain id %d is accepted".formatted(ASSET, signer, network.chainId()));
    }

    Finding permissions() {
        try {
            var agents = ask("agent");
            for (var agent : agents) {
                if (signer.address().equalsIgnoreCase(agent.path("agentAddress").asString(""))) {
                    return permissions(agent);
                }
            }
            return wrong(KEY, "the venue does not list " + signer.address() + " among the account's API wallets");
        } catch (RefusedException refused) {
            if (refused.code() == UNKNOWN_PATH) {
                return skipped(KEY, "the venue does not tell permissions and expiry");
            }
            throw refused;
        }
    }

    private Finding permissions(JsonNode agent) {
        var expiry = Fields.time(agent.path("expired"));
        var now = line.clock().instant();
        if (!Fields.flag(agent.path("canPerpTrade"))) {
            return wrong(KEY, "it may not trade perpetual futures: allow it at asterdex.com/en/api-wallet");
        }
        if (expiry.isAfter(Instant.EPOCH) && !expiry.isAfter(now)) {
            return wrong(KEY, "it expired at " + expiry + ": make a new API wallet at asterdex.com/en/api-wallet");
        }
        var words = "may trade, expires " + (expiry.isAfter(Instant.EPOCH) ? "at " + expiry : "never")
                + (Fields.flag(agent.path("canWithdraw")) ? "; it may withdraw, which nothing here needs" : "");
        boolean worrying = Fields.flag(agent.path("canWithdraw"))
                || expiry.isAfter(Instant.EPOCH) && expiry.isBefore(now.plus(SOON));
        return worrying ? note(KEY, words) : ok(KEY, words);
    }

    Finding positionMode() {
        return Fields.flag(ask("positionSide/dual").path("dualSidePosition"))
                ? wrong("position mode", "hedge mode; the adapter trades in one-way mode: switch it while flat")
                : ok("position mode", "one-way");
    }

    Finding marginMode() {
        return Fields.flag(ask("multiAssetsMargin").path("multiAssetsMargin"))
                ? wrong(
                        "margin mode",
                        "multi-asset; the adapter counts %s only: switch to single-asset".formatted(ASSET))
                : ok("margin mode", "single-asset");
    }

    private JsonNode ask(String name) {
        return line.ask(line.rest().askSigned("/fapi/v3/" + name, Parameters.none()));
    }
}
