package io.sapphire.bench.signing;

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

/** Different orders, to be signed with a key that belongs to nobody. */
public final class Orders {
    private static final long MAINNET = 1666;
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String MARK = "&signature=";

    private final SigningDomain domain = new SigningDomain(MAINNET);
    // The venue's documentation prints this key for examples.
    private final VenueSigner signer =
            VenueSigner.fromText("the example", "4fd0a42218f3eae43a6ce26d22544e986139a01e5b34a62db53757ffca81bae1");
    private final List<Order> orders;
    private final List<String> texts;
    private RequestSigner request;

    public Orders(int number) {
        orders = IntStream.range(0, number).mapToObj(Orders::order).toList();
        request = fresh();
        texts = orders.stream()
                .map(order -> SignedText.of(request, OrderText.of(order)))
                .map(text -> text.substring(0, text.indexOf(MARK)))
                .toList();
        request = fresh();
    }

    /** Its nonces begin anew, so that the same orders become the same texts. */
    private RequestSigner fresh() {
        return new RequestSigner(signer, domain, new NonceSource(() -> NOW, NonceFloor.none()), signer.address());
    }

    int size() {
        return orders.size();
    }

    /** Serialises and signs one order, in their sequence. @return hash of the signature */
    public long signedText(int number) {
        request = number == 0 ? fresh() : request;
        var text = SignedText.of(request, OrderText.of(orders.get(number)));
        return text.substring(text.indexOf(MARK) + MARK.length()).hashCode();
    }

    /** Signs the text of the same order and nothing else. */
    public long signature(int number) {
        return signer.sign(domain, texts.get(number)).hashCode();
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
