package io.sapphire.exchange.aster.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.market.Trade;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.order.TimeInForce;
import io.sapphire.exchange.execution.venue.UserEvent;
import io.sapphire.exchange.execution.venue.VenueStatus;
import io.sapphire.exchange.marketdata.MarketEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
    private static final Symbol BITCOIN = new Symbol("BTCUSDT");
    private static final Instant TIME = Instant.ofEpochMilli(1_723_161_256_322L);

    private final MarketMessages market = new MarketMessages();

    @Test
    void tradeOfACombinedStream() {
        var message = market("{'stream':'btcusdt@aggTrade','data':{'e':'aggTrade','E':1723161256323,'s':'BTCUSDT',"
                + "'a':5266583935,'p':'61800.30','q':'0.006','f':1,'l':2,'T':1723161256322,'m':true,'simSeq':12}}");

        assertThat(message.sequence()).isEqualTo(12);
        assertThat(message.event())
                .contains(new MarketEvent.Traded(
                        BITCOIN, new Trade(5266583935L, Price.of("61800.3"), Quantity.of("0.006"), Side.SELL, TIME)));
    }

    @Test
    void tradeOfNothingIsNoTrade() {
        var message = market("{'e':'aggTrade','s':'BTCUSDT','a':'1','p':'1','q':'0','T':'1723161256322','m':false}");

        assertThat(message.event()).isEmpty();
    }

    @Test
    void changeOfTheBook() {
        var message =
                market("{'e':'depthUpdate','E':1723161256323,'T':1723161256322,'s':'BTCUSDT','U':5,'u':'7','pu':4,"
                        + "'b':[['58710.20','0.014'],['61510.90','0.000']],'a':[['61800.30','3.330']]}");

        assertThat(message.event()).get().isInstanceOfSatisfying(MarketEvent.BookChanged.class, change -> {
            assertThat(change.firstId()).isEqualTo(5);
            assertThat(change.lastId()).isEqualTo(7);
            assertThat(change.previousId()).isEqualTo(4);
            assertThat(change.bids().size()).isEqualTo(2);
            assertThat(change.bids().quantityE8(1)).isZero();
            assertThat(change.asks().priceE8(0)).isEqualTo(6_180_030_000_000L);
            assertThat(change.eventTime()).isEqualTo(TIME);
        });
    }

    @Test
    void markPriceIsDatedByItsSending() {
        var message = market("{'e':'markPriceUpdate','E':1723161256322,'s':'BTCUSDT','p':'61800.12345678','i':'1',"
                + "'P':'1','r':'-0.0001','T':1723161600000}");

        assertThat(message.event())
                .contains(new MarketEvent.Marked(
                        BITCOIN,
                        Price.of("61800.12345678"),
                        Rate.ofBp(-1),
                        Instant.ofEpochMilli(1_723_161_600_000L),
                        TIME));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'result':null,'id':1}",
                "{'e':'kline','s':'BTCUSDT'}",
                "{'e':'brandNew','x':[{}],'simSeq':9}",
                "{}"
            })
    void whatNobodyAskedForIsNoEvent(String json) {
        assertThat(market(json).event()).isEmpty();
    }

    @Test
    void tradeOfAnOrder() {
        var message = user("{'e':'ORDER_TRADE_UPDATE','E':1723161256330,'T':1723161256322,'o':{'s':'BTCUSDT','c':'o-1',"
                + "'S':'SELL','o':'LIMIT','f':'GTX','q':'0.5','p':'61800','ap':'0','sp':'0','x':'TRADE',"
                + "'X':'PARTIALLY_FILLED','i':'8886774','l':'0.2','z':'0.3','L':'61800.5','N':'USDT','n':'0.0012',"
                + "'T':1723161256322,'t':'77','b':'0','a':'0','m':true,'R':'true','wt':'CONTRACT_PRICE','ot':'LIMIT',"
                + "'ps':'BOTH','cp':false,'rp':'0','brandNew':{}},'simSeq':3}");

        assertThat(message.events()).singleElement().isInstanceOfSatisfying(UserEvent.OrderTraded.class, traded -> {
            assertThat(traded.fill())
                    .isEqualTo(new Fill(
                            77, BITCOIN, Side.SELL, Price.of("61800.5"), Quantity.of("0.2"), Money.of("0.0012"), true));
            assertThat(traded.order().executedE8()).isEqualTo(30_000_000);
            assertThat(traded.order().venueId()).isEqualTo(8886774);
            assertThat(traded.order().status()).isEqualTo(VenueStatus.PARTIALLY_FILLED);
            assertThat(traded.order().order().terms()).isEqualTo(new Terms.Limit(Price.of("61800"), TimeInForce.GTX));
            assertThat(traded.order().order().reduceOnly()).isTrue();
            assertThat(traded.eventTime()).isEqualTo(TIME);
        });
        assertThat(message.sequence()).isEqualTo(3);
    }

    @Test
    void stopThatClosesThePosition() {
        var message =
                user("{'e':'ORDER_TRADE_UPDATE','T':1723161256322,'o':{'s':'BTCUSDT','c':'autoclose-1','S':'SELL',"
                    + "'o':'MARKET','ot':'STOP_MARKET','q':'0','p':'0','sp':'60000','x':'EXPIRED','X':'SOMETHING_NEW',"
                    + "'i':1,'l':'0','z':'0','L':'0','t':0,'cp':true,'wt':'MARK_PRICE'}}");

        assertThat(message.events()).singleElement().isInstanceOfSatisfying(UserEvent.OrderMoved.class, moved -> {
            assertThat(moved.order().order().terms()).isEqualTo(new Terms.StopMarket(Price.of("60000"), true));
            assertThat(moved.order().order().purpose()).isEqualTo(Purpose.PROTECTION);
            assertThat(moved.order().status()).isEqualTo(VenueStatus.UNHEARD_OF);
        });
    }

    @Test
    void fundingNamesItsPositionOrDoesNot() {
        assertThat(user("{'e':'ACCOUNT_UPDATE','T':1723161256322,'a':{'m':'FUNDING_FEE','B':[{'a':'USDT','bc':'-0.5'}],"
                                + "'P':[]}}")
                        .events())
                .containsExactly(new UserEvent.FundingSettled(Money.of("-0.5"), List.of(), TIME));
        assertThat(user("{'e':'ACCOUNT_UPDATE','T':1723161256322,'a':{'m':'FUNDING_FEE','B':[{'a':'USDT','bc':'0.5'}],"
                                + "'P':[{'s':'BTCUSDT','pa':'1'}]}}")
                        .events())
                .containsExactly(new UserEvent.FundingSettled(Money.of("0.5"), List.of(BITCOIN), TIME));
    }

    @Test
    void accountEvents() {
        assertThat(user("{'e':'ACCOUNT_UPDATE','T':1723161256322,'a':{'m':'ORDER','B':[{'a':'USDT','bc':'0'}]}}")
                        .events())
                .isEmpty();
        assertThat(user("{'e':'ACCOUNT_UPDATE','T':1723161256322,'a':{'m':'DEPOSIT','B':[{'a':'USDT','bc':'100'}]}}")
                        .events())
                .containsExactly(new UserEvent.BalanceMoved("USDT", Money.of("100"), "DEPOSIT", TIME));
        assertThat(user("{'e':'ACCOUNT_CONFIG_UPDATE','T':1723161256322,'ac':{'s':'BTCUSDT','l':'21'}}")
                        .events())
                .containsExactly(new UserEvent.LeverageSet(BITCOIN, 21, TIME));
        assertThat(user("{'e':'ACCOUNT_CONFIG_UPDATE','T':1,'ai':{'j':true}}").events())
                .isEmpty();
        assertThat(user("{'e':'announcement','text':'hello'}").events()).isEmpty();
        assertThat(user("{'e':'listenKeyExpired','E':1}").keyExpired()).isTrue();
    }

    private MarketMessage market(String json) {
        return market.read(json.replace('\'', '"').getBytes(UTF_8));
    }

    private static UserMessage user(String json) {
        return UserMessages.read(json.replace('\'', '"').getBytes(UTF_8));
    }
}
