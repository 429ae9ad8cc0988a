package io.sapphire.exchange.aster.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.domain.market.Symbol;
import io.sapphire.exchange.marketdata.MarketEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast way must say what the slow one says, or leave the message to it. */
class DepthReaderTest {
    private static final String WHOLE = "{'stream':'btcusdt@depth','data':{'e':'depthUpdate','E':1723161256323,"
            + "'T':1723161256322,'s':'BTCUSDT','U':5,'u':7,'pu':4,'b':[['58710.20','0.014'],['61510.9','0']],"
            + "'a':[['61800.30','3.330']]},'simSeq':9}";

    private final MarketMessages messages = new MarketMessages();
    private final DepthReader reader = new DepthReader(Symbol::new);

    @ParameterizedTest
    @ValueSource(
            strings = {
                WHOLE,
                "{'e':'depthUpdate','E':'2','s':'AB','U':'5','u':'7','pu':'-1','b':[],'a':[]}",
                "{'e':'depthUpdate','E':2,'s':'AB','U':5,'u':7,'pu':4,'b':[],'a':[]}",
                " { 'E' : 2 ,\t's' : 'AB' , 'e' : 'depthUpdate' ,\n'u' : 7 , 'b' : [ [ '1' , '2' ] ] , 'a' : [ ] } ",
                "{'e':'depthUpdate','x':{'y':[1,'},'],'z':null},'w':-1.5e3,'v':true,'s':'AB','E':2,'b':[],'a':[]}",
                "{'e':'depthUpdate','s':'AB','E':2,'b':[['1','2','ignored']],'a':[]}",
                "{'e':'depthUpdate','s':'AB','E':2,'b':[[1.5,2]],'a':[]}",
                "{'e':'depthUpdate','s':'\\u0041B','E':2,'b':[['1e1','2']],'a':[['0.00000001','92233720368']]}",
                "{'e':'bookTicker','s':'AB','E':2}"
            })
    void itSaysTheSame(String message) {
        var bytes = bytes(message);
        assertThat(described(messages.read(bytes))).isEqualTo(described(messages.readTree(bytes)));
    }

    @Test
    void itReadsWhatVenuesSend() {
        assertThat(reader.read(bytes(WHOLE))).isPresent();
    }

    @Test
    void whatIsCutOffIsRefused() {
        for (int length = 1; length < WHOLE.length(); length++) {
            var bytes = bytes(WHOLE.substring(0, length));
            assertThat(reader.read(bytes)).as(WHOLE.substring(0, length)).isEmpty();
            assertThatThrownBy(() -> messages.read(bytes)).isInstanceOf(RuntimeException.class);
        }
    }

    private static byte[] bytes(String message) {
        return message.replace('\'', '"').getBytes(UTF_8);
    }

    /** Levels are compared as they print. */
    private static String described(MarketMessage message) {
        return message.sequence() + " "
                + message.event().map(MarketEvent::toString).orElse("nothing");
    }
}
