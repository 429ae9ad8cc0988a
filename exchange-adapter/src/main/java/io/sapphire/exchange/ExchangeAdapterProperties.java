package io.sapphire.exchange;

import static java.util.Objects.requireNonNull;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Symbol;
import io.sapphire.exchange.aster.VenueAddresses;
import io.sapphire.exchange.execution.GuardRule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which venue the adapter stands for, and its own limits.
 *
 * @param listen where the mesh finds it: {@code in-process:NAME} or {@code HOST:PORT}
 * @param journal directory of the journal; the same one at every start
 * @param submitKeyFile key of the approvals, shared with the coordinator only
 * @param symbols markets to trade on at a real venue; a simulator names its own
 * @param bookLevels how many levels of each side a frame shows
 * @param frameInterval of frames at a real venue
 */
@ConfigurationProperties(prefix = "sapphire.exchange", ignoreUnknownFields = false)
public record ExchangeAdapterProperties(
        String listen,
        Venue venue,
        Path journal,
        Path submitKeyFile,
        @DefaultValue List<String> symbols,
        @DefaultValue("10") int bookLevels,
        @DefaultValue("1s") Duration frameInterval,
        @DefaultValue Ceilings ceilings,
        @DefaultValue EntryGuard entryGuard) {

    public ExchangeAdapterProperties {
        requireNonNull(listen, "sapphire.exchange.listen is missing");
        requireNonNull(venue, "sapphire.exchange.venue is missing");
        requireNonNull(journal, "sapphire.exchange.journal is missing");
        requireNonNull(submitKeyFile, "sapphire.exchange.submit-key-file is missing");
        if (bookLevels < 1) {
            throw new IllegalArgumentException("sapphire.exchange.book-levels must be positive, was " + bookLevels);
        }
        if (symbols.isEmpty() && venue.simulatorAdmin().isEmpty()) {
            throw new IllegalArgumentException("sapphire.exchange.symbols is missing: a real venue lists hundreds");
        }
    }

    List<Symbol> wanted() {
        return symbols.stream().map(Symbol::new).sorted().toList();
    }

    /**
     * @param chainId 1666 is Aster's mainnet and our simulator, 714 its testnet
     * @param signerKeyFile private key of the API wallet
     * @param user address of the main wallet; may be empty
     * @param simulatorAdmin a simulator's admin port; empty at a real venue
     * @param limitPercent how much of the venue's limits is ours; less if other processes share this machine's address
     */
    public record Venue(
            String rest,
            String marketStream,
            String userStream,
            @DefaultValue("1666") long chainId,
            Path signerKeyFile,
            @DefaultValue("") String user,
            @DefaultValue("") String simulatorAdmin,
            @DefaultValue("90") int limitPercent) {

        public Venue {
            requireNonNull(rest, "sapphire.exchange.venue.rest is missing");
            requireNonNull(marketStream, "sapphire.exchange.venue.market-stream is missing");
            requireNonNull(userStream, "sapphire.exchange.venue.user-stream is missing");
            requireNonNull(signerKeyFile, "sapphire.exchange.venue.signer-key-file is missing");
            if (limitPercent < 1 || limitPercent > 100) {
                throw new IllegalArgumentException(
                        "sapphire.exchange.venue.limit-percent must be between 1 and 100, was " + limitPercent);
            }
        }

        VenueAddresses addresses() {
            return new VenueAddresses(rest, marketStream, userStream, simulatorAdmin);
        }
    }

    /**
     * When the venue cancels entries because it has not heard from us.
     *
     * @param countdown after the last heartbeat; 0 switches it off
     */
    public record EntryGuard(
            @DefaultValue("120s") Duration countdown,
            @DefaultValue("30s") Duration heartbeat) {

        GuardRule rule(BooleanSupplier timePasses) {
            return new GuardRule(countdown, heartbeat, timePasses);
        }
    }

    /**
     * Whatever the coordinator approves; low unless somebody wants more.
     *
     * @param maxOrderNotional quote-asset units, as a decimal
     * @param ordersPerMinute of venue time
     */
    public record Ceilings(
            @DefaultValue("1000") String maxOrderNotional,
            @DefaultValue("60") int ordersPerMinute) {

        Money maxNotional() {
            return Money.of(maxOrderNotional);
        }
    }
}
