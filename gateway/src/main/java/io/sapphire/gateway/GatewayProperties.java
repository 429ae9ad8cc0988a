package io.sapphire.gateway;

import static java.util.Objects.requireNonNull;

import io.sapphire.gateway.access.JwtRules;
import io.sapphire.gateway.access.Lane;
import io.sapphire.gateway.access.Rates;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where the gateway listens, whom it lets in and how much it keeps.
 *
 * @param port of HTTP; 0 lets the machine choose
 * @param bind address to listen on
 * @param coordinator gRPC target of the event log and the control service
 * @param runner gRPC target of whoever trades the past; empty: nobody does
 * @param grpc HOST:PORT for gRPC clients with a token; empty: they are not served
 * @param token what clients must send; empty makes a random one at every start
 * @param oneTimeTokenFile holds what opens the page once, and is deleted then; empty: nothing does
 * @param apiKeys file of API keys, each {@code NAME ROLE SHA256}; empty: there are none
 * @param jwt whose JSON Web Tokens are taken
 * @param accessLog file of who was let in and who was turned away; empty: only the service's log has it
 * @param origins web pages of others that may ask, for example {@code https://desk.example.com}
 * @param allowed how often each may ask
 * @param secondPerson whether resuming, re-arming and changing a limit need two people
 * @param slowestRequest from a request's first byte to the last of its body; slower ones are cut off
 * @param patience how long a request waits for an event to be in the views
 * @param keep how much of a run is kept in memory
 * @param stream how clients of the event stream are told
 * @param cache where a gateway that starts finds what was told before it
 * @param notices whom to tell what
 */
@ConfigurationProperties(prefix = "sapphire.gateway", ignoreUnknownFields = false)
public record GatewayProperties(
        @DefaultValue("8080") int port,
        @DefaultValue("127.0.0.1") String bind,
        String coordinator,
        @DefaultValue("") String runner,
        @DefaultValue("") String grpc,
        @DefaultValue("") String token,
        @DefaultValue("") String oneTimeTokenFile,
        @DefaultValue("") String apiKeys,
        @DefaultValue Jwt jwt,
        @DefaultValue("") String accessLog,
        @DefaultValue List<String> origins,
        @DefaultValue Allowed allowed,
        @DefaultValue("false") boolean secondPerson,
        @DefaultValue("20s") Duration slowestRequest,
        @DefaultValue("5s") Duration patience,
        @DefaultValue Keep keep,
        @DefaultValue Stream stream,
        @DefaultValue CacheProperties cache,
        @DefaultValue NotifyProperties notices) {

    public GatewayProperties {
        requireNonNull(coordinator, "sapphire.gateway.coordinator is missing");
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("sapphire.gateway.port must be 0 to 65535, was " + port);
        }
        if (patience.isNegative()) {
            throw new IllegalArgumentException("sapphire.gateway.patience must not be negative, was " + patience);
        }
    }

    /**
     * The newest of everything.
     *
     * @param rows decisions, orders, fills and denials, of each so many
     * @param equitySamples of the equity curve
     * @param candles of one minute, per market
     * @param facts encoded, so that clients can resume without the log being read again
     * @param factsSize the most that those facts may hold
     */
    public record Keep(
            @DefaultValue("50000") int rows,
            @DefaultValue("20000") int equitySamples,
            @DefaultValue("50000") int candles,
            @DefaultValue("50000") int facts,
            @DefaultValue("64MB") DataSize factsSize) {}

    /**
     * How clients of the event stream are told.
     *
     * @param heartbeat longest silence
     * @param backlog facts a client may be behind before it is closed
     * @param patience how long a client may accept nothing before it is closed
     * @param retry how long a closed client is asked to wait
     */
    public record Stream(
            @DefaultValue("500ms") Duration heartbeat,
            @DefaultValue("10000") int backlog,
            @DefaultValue("30s") Duration patience,
            @DefaultValue("2s") Duration retry) {}

    /**
     * Whose JSON Web Tokens are taken; nobody's without an issuer.
     *
     * @param issuer as {@code iss} names it
     * @param audience that {@code aud} must name
     * @param jwks https address of the issuer's keys
     * @param keyFile public key of the issuer in PEM, instead
     * @param rolesClaim with viewer, operator or admin in a list
     */
    public record Jwt(
            @DefaultValue("") String issuer,
            @DefaultValue("") String audience,
            @DefaultValue("") String jwks,
            @DefaultValue("") String keyFile,
            @DefaultValue("roles") String rolesClaim) {

        Optional<JwtRules> rules() {
            return issuer.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new JwtRules(
                            issuer,
                            audience,
                            Optional.of(jwks)
                                    .filter(address -> !address.isEmpty())
                                    .map(URI::create),
                            Optional.of(keyFile).filter(file -> !file.isEmpty()).map(Path::of),
                            rolesClaim));
        }
    }

    /**
     * How often one principal may ask, in requests per second; each may come so many seconds' worth at once.
     *
     * @param reads looking
     * @param changes commands and computations
     * @param stops halts, reductions and flattenings, which nothing else uses up
     * @param refusals before an address has to wait even for a refusal
     * @param burst seconds' worth at once
     * @param streams of events open at once
     */
    public record Allowed(
            @DefaultValue("100") int reads,
            @DefaultValue("5") int changes,
            @DefaultValue("10") int stops,
            @DefaultValue("2") int refusals,
            @DefaultValue("5") int burst,
            @DefaultValue("64") int streams) {

        Map<Lane, Rates> rates() {
            return Map.of(
                    Lane.READ, rate(reads),
                    Lane.CHANGE, rate(changes),
                    Lane.STOP, rate(stops),
                    Lane.REFUSED, rate(refusals));
        }

        private Rates rate(int perSecond) {
            return new Rates(perSecond, Math.multiplyExact(perSecond, burst));
        }
    }

    /** Tokens do not show themselves. */
    @Override
    public String toString() {
        return "GatewayProperties[port=%d, bind=%s, coordinator=%s, token=***, oneTimeTokenFile=%s, %s, %s, %s, %s]"
                .formatted(port, bind, coordinator, oneTimeTokenFile, keep, stream, cache, notices);
    }
}
