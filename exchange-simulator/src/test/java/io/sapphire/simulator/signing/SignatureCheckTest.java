package io.sapphire.simulator.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Vectors computed with ethers and eth-account, from reference/aster-protocol.md, 1.6. */
class SignatureCheckTest {
    private static final String DEMO = "0x21cf8ae13bb72632562c6fff438652ba1a151bb0";
    private static final String DEMO_KEY = "4fd0a42218f3eae43a6ce26d22544e986139a01e5b34a62db53757ffca81bae1";
    private static final String ORDER =
            "symbol=ASTERUSDT&type=LIMIT&side=BUY&timeInForce=GTC&quantity=20&price=0.5&nonce=1748310859508867";
    private static final String ORDER_MESSAGE = ORDER + "&signer=0x21cF8Ae13Bb72632562c6Fff438652Ba1a151bb0";
    private static final String ORDER_SIGNATURE = "d82a6784f5eff00b95ecb88145cf7a5fa6803ea6f67e0217262073da628750a7"
            + "42bb3ba555af418320e55029afe358957808d4f810d73ea663d9c91852cd6d94";

    @Test
    void digestIsTheOneOtherImplementationsCompute() {
        assertThat(digest(1666, ORDER_MESSAGE))
                .isEqualTo("ed6fe2804fb7a74d857c73d838ce3722b0f44d2c023c24bca0acb2bdf0d56267");
        assertThat(digest(714, ORDER_MESSAGE))
                .isEqualTo("9dcd200534ea4cd58f431d0445a26170e5d4c436e4f0e30317cbe98916285c58");
    }

    @ParameterizedTest
    @CsvSource({
        "1666, 0x" + ORDER_SIGNATURE + "1c",
        "714, 0x798abbc1eb6244bdf530e3890383494679aecf574a0d65cd79ed48b151df2e182cafc9a2b055701c9c0dbc091898f6c3eae29307ca554f3ab97c8b860de35bef1c"
    })
    void signerOfAnOrderIsRecovered(long chainId, String signature) {
        assertThat(new SignatureCheck(chainId).signer(ORDER_MESSAGE, signature)).contains(new Address(DEMO));
    }

    @Test
    void signerWithAUserParameterIsRecovered() {
        var message = ORDER + "&user=0x63DD5aCC6b1aa0f563956C0e534DD30B6dcF7C4e"
                + "&signer=0x21cF8Ae13Bb72632562c6Fff438652Ba1a151bb0";
        var signature = "0x0a56c5923ebf3524475c5f631940ec4c0e41dbd300ad28198d1915d8f3ca49ce"
                + "26fd1aeb8b0c3079133595da0de38322ae7e860e0c76d032c4a491d27c1430b01c";
        assertThat(new SignatureCheck(1666).signer(message, signature)).contains(new Address(DEMO));
    }

    @Test
    void signerOfAListenKeyRequestIsRecovered() {
        var message = "nonce=1748310859508867&signer=0x21cF8Ae13Bb72632562c6Fff438652Ba1a151bb0";
        var signature = "0xcd0ea4d53d67b3aa39bb62a85fbd4b819f83f745a6eb30c6dfd31991b7b9f00a"
                + "359d9be3656c8c0860e71e2416f0c06b89d7f64e291f0d7ebe71f7fb76a144c11b";
        assertThat(new SignatureCheck(1666).signer(message, signature)).contains(new Address(DEMO));
    }

    @Test
    void independentVectorsAreRecovered() {
        var user = "0xb67f9a782d3678a0bac50c22eacbb4924fe9d4cf";
        var query = "symbol=BTCUSDT&orderId=123&nonce=1776835698495000&user=" + user + "&signer=" + user;
        assertThat(new SignatureCheck(1666)
                        .signer(
                                query,
                                "0x58c6ef7cdcfc73e13433bea7ad34e76f74c6c17e5856bc43acbc4178cde4d4c2"
                                        + "225672e536c3bb40c824107c16b338390696c4cbde8c054410b3c84293a52b6e1b"))
                .contains(new Address(user));
        var list =
                "symbol=ETHUSDT&orderIdList=%5B17338441758%5D&nonce=1776804445707000&user=" + user + "&signer=" + user;
        assertThat(new SignatureCheck(1666)
                        .signer(
                                list,
                                "0xd9815a0c53f5c2172f10a2445301cdfd440fd9ab95e1e2079ecb8cb46af56647"
                                        + "2b01af3e725f7f17ece0285feb90748ca38cda03385f95ca4af073a56d956c551c"))
                .contains(new Address(user));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1c", "1C", "01"})
    void prefixCaseAndKindOfRecoveryIdDoNotMatter(String v) {
        var check = new SignatureCheck(1666);
        assertThat(check.signer(ORDER_MESSAGE, ORDER_SIGNATURE + v)).contains(new Address(DEMO));
        assertThat(check.signer(ORDER_MESSAGE, "0x" + ORDER_SIGNATURE.toUpperCase(Locale.ROOT) + v))
                .contains(new Address(DEMO));
    }

    @Test
    void anotherMessageHasAnotherSigner() {
        assertThat(new SignatureCheck(1666).signer(ORDER_MESSAGE + "0", ORDER_SIGNATURE + "1c"))
                .isNotEqualTo(Optional.of(new Address(DEMO)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0x", "zz", "1c"})
    void malformedSignaturesHaveNoSigner(String signature) {
        assertThat(new SignatureCheck(1666).signer(ORDER_MESSAGE, signature)).isEmpty();
    }

    @Test
    void impossibleScalarsAndRecoveryIdsHaveNoSigner() {
        var check = new SignatureCheck(1666);
        assertThat(check.signer(ORDER_MESSAGE, "00".repeat(64) + "1b")).isEmpty();
        assertThat(check.signer(ORDER_MESSAGE, "ff".repeat(64) + "1b")).isEmpty();
        assertThat(check.signer(ORDER_MESSAGE, ORDER_SIGNATURE + "1d")).isEmpty();
    }

    @Test
    void whatTheTestKeySignsIsTheVector() {
        assertThat(new TestKey(DEMO_KEY, 1666).sign(ORDER_MESSAGE)).isEqualTo("0x" + ORDER_SIGNATURE + "1c");
        assertThat(new TestKey(DEMO_KEY, 1666).address()).isEqualTo(new Address(DEMO));
    }

    private static String digest(long chainId, String message) {
        return HexFormat.of().formatHex(new TypedMessage(chainId).digest(message));
    }
}
