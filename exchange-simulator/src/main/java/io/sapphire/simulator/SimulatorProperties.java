package io.sapphire.simulator;

import static java.util.Objects.requireNonNull;

import io.sapphire.domain.market.Money;
import io.sapphire.simulator.engine.FillModels;
import io.sapphire.simulator.feed.MarketFile;
import io.sapphire.simulator.http.Endpoint;
import io.sapphire.simulator.latency.LatencyModel;
import io.sapphire.simulator.market.FundingRates;
import io.sapphire.simulator.matching.QueueModel;
import io.sapphire.simulator.mirror.Upstream;
import io.sapphire.simulator.run.Pace;
import io.sapphire.simulator.run.RunSettings;
import io.sapphire.simulator.signing.Address;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the simulated venue is run.
 *
 * @param listen {@code HOST:PORT} of the venue's HTTP and WebSocket; port 0 takes any free one
 * @param adminListen the same for whoever runs it
 * @param ledger directory of the ledger; a run in it is continued
 * @param markets to play or to follow; none means the bundled one
 * @param speed {@code 1} follows the wall clock; above, and {@code max}, the clock moves in steps a client asks for
 * @param seed decides about the latency of every request
 * @param deposit wallet at the start, in USDT
 * @param latency median time from taking a request to its reaching the matching engine
 * @param signer address whose signatures are accepted
 * @param chainId of signatures: 1666 as on the venue's main net, 714 as on its test net
 * @param limits what clients may do in a minute
 * @param funding what every settlement moves, as a fraction of the notional, or a file of such rates; see
 *     {@link FundingRates}
 * @param countdownSparesStops whether {@code countdownCancelAll} leaves stops that wait
 * @param models what is not recorded of a market and must be assumed
 * @param mirror the venue whose markets are followed if one is named {@code aster:SYMBOL}
 */
@ConfigurationProperties(prefix = "sapphire.simulator", ignoreUnknownFields = false)
public record SimulatorProperties(
        @DefaultValue("127.0.0.1:9190") String listen,
        @DefaultValue("127.0.0.1:9191") String adminListen,
        Path ledger,
        @DefaultValue List<MarketProperties> markets,
        @DefaultValue("max") String speed,
        @DefaultValue("1") long seed,
        @DefaultValue("10000") String deposit,
        @DefaultValue("50ms") Duration latency,
        String signer,
        @DefaultValue("1666") long chainId,
        @DefaultValue LimitProperties limits,
        @DefaultValue("0.0001") String funding,
        @DefaultValue("false") boolean countdownSparesStops,
        @DefaultValue MirrorProperties mirror,
        @DefaultValue ModelProperties models) {

    public SimulatorProperties {
        requireNonNull(ledger, "sapphire.simulator.ledger is missing");
        requireNonNull(signer, "sapphire.simulator.signer is missing");
        markets = markets.isEmpty() ? List.of(new MarketProperties(MarketFile.BUNDLED, "", "")) : List.copyOf(markets);
    }

    /** One recording; see {@link MarketFile}. */
    public record MarketProperties(
            String file,
            @DefaultValue("") String symbol,
            @DefaultValue("") String instrument) {

        public MarketProperties {
            requireNonNull(file, "sapphire.simulator.markets[].file is missing");
        }

        MarketFile named(String fees) {
            return new MarketFile(file, symbol, instrument, fees);
        }
    }

    /**
     * What is assumed of every market.
     *
     * @param latency how single requests lie around their median
     * @param queue where an order of ours stands among those displayed at its price before it came
     * @param fees of passive and aggressive fills, {@code MAKER,TAKER} as fractions of the notional, over those of the
     *     markets; empty leaves them
     */
    public record ModelProperties(
            @DefaultValue("LOGNORMAL") LatencyModel latency,
            @DefaultValue("RISK_AVERSE") QueueModel queue,
            @DefaultValue("") String fees) {

        public static ModelProperties usual() {
            return new ModelProperties(LatencyModel.LOGNORMAL, QueueModel.RISK_AVERSE, "");
        }
    }

    /** See {@link Upstream}. */
    public record MirrorProperties(
            @DefaultValue(Upstream.ASTER_REST) String rest,
            @DefaultValue(Upstream.ASTER_STREAMS) String streams) {

        public static MirrorProperties aster() {
            return new MirrorProperties(Upstream.ASTER_REST, Upstream.ASTER_STREAMS);
        }

        Upstream upstream() {
            return new Upstream(rest, streams);
        }
    }

    Endpoint venueEndpoint() {
        return Endpoint.parse(listen);
    }

    Endpoint adminEndpoint() {
        return Endpoint.parse(adminListen);
    }

    public RunSettings settings() {
        return new RunSettings(
                seed,
                depositAmount(),
                latency,
                Pace.of(speed),
                countdownSparesStops,
                FundingRates.of(funding),
                new FillModels(models.latency(), models.queue()));
    }

    List<MarketFile> files() {
        return markets.stream().map(market -> market.named(models.fees())).toList();
    }

    Address owner() {
        return new Address(signer);
    }

    private Money depositAmount() {
        try {
            return Money.of(deposit);
        } catch (NumberFormatException | ArithmeticException malformed) {
            throw new IllegalArgumentException("sapphire.simulator.deposit cannot be '" + deposit + "'", malformed);
        }
    }
}
