package io.sapphire.bench.signing;

import io.sapphire.bench.Contest;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.order.TimeInForce;
import io.sapphire.exchange.aster.OrderText;
import io.sapphire.exchange.aster.rest.RequestSigner;
import io.sapphire.exchange.aster.rest.SignedText;
import io.sapphire.exchange.aster.signing.NonceFloor;
import io.sapphire.exchange.aster.signing.NonceSource;
import io.sapphire.exchange.aster.signing.SigningDomain;
import io.sapphire.exchange.aster.signing.VenueSigner;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** From an order to the signed text that leaves, against the signature alone over the same text. */
public final class SigningContest {
    private static final int ORDERS = 500;
    private static final long MAINNET = 1666;
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String MARK = "&signature=";
    /** At most 1.3 times as long as the signature alone. */
    private static final double BAR = 1 / 1.3;

    private final VenueSigner signer;
    private final SigningDomain domain = new SigningDomain(MAINNET);
    private final List<Order> orders =
            IntStream.range(0, ORDERS).mapToObj(SigningContest::order).toList();

    private SigningContest() {
        // A key that belongs to nobody: the venue's documentation prints it for examples.
        this.signer =
                VenueSigner.fromText("the example", "4fd0a42218f3eae43a6ce26d22544e986139a01e5b34a62db53757ffca81bae1");
    }

    public static Contest create() {
        var contest = new SigningContest();
        var texts = contest.texts();
        return new Contest(
                "sign and serialise an order",
                "the signature alone",
                ORDERS,
                BAR,
                contest::whole,
                () -> contest.signatures(texts));
    }

    private long whole() {
        var request = request();
        long fingerprint = 0;
        for (var order : orders) {
            var text = SignedText.of(request, OrderText.of(order));
            fingerprint = 31 * fingerprint
                    + text.substring(text.indexOf(MARK) + MARK.length()).hashCode();
        }
        return fingerprint;
    }

    private long signatures(List<String> texts) {
        long fingerprint = 0;
        for (var text : texts) {
            fingerprint = 31 * fingerprint + signer.sign(domain, text).hashCode();
        }
        return fingerprint;
    }

    /** What is signed. */
    private List<String> texts() {
        var request = request();
        return orders.stream()
                .map(order -> SignedText.of(request, OrderText.of(order)))
                .map(text -> text.substring(0, text.indexOf(MARK)))
                .toList();
    }

    private RequestSigner request() {
        return new RequestSigner(signer, domain, new NonceSource(() -> NOW, NonceFloor.none()), signer.address());
    }

    private static Order order(int number) {
        return new Order(
                new OrderId("bench-" + number),
                new Symbol("BTCUSDT"),
                number % 2 == 0 ? Side.BUY : Side.SELL,
                Quantity.of("0.125"),
                new Terms.Limit(Price.of("61234.5"), TimeInForce.GTX),
                false,
                Purpose.ENTRY);
    }
}
