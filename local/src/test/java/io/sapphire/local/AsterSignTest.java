package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.local.options.SapphireHome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors of reference/aster-protocol.md 1.6, through the command. */
class AsterSignTest {
    private static final String DEMO_KEY = "0x4fd0a42218f3eae43a6ce26d22544e986139a01e5b34a62db53757ffca81bae1";
    private static final String THIRD_KEY = "0xff3bdd43534543d421f05aec535965b5050ad6ac15345435345435453495e771";
    private static final String ORDER =
            "symbol=ASTERUSDT&type=LIMIT&side=BUY&timeInForce=GTC&quantity=20&price=0.5&nonce=1748310859508867";
    private static final String SIGNER = "&signer=0x21cF8Ae13Bb72632562c6Fff438652Ba1a151bb0";
    private static final String USER = "&user=0x63DD5aCC6b1aa0f563956C0e534DD30B6dcF7C4e";
    private static final String THIRD =
            "&user=0xb67f9a782d3678a0bac50c22eacbb4924fe9d4cf&signer=0xb67f9a782d3678a0bac50c22eacbb4924fe9d4cf";

    @TempDir
    Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void orderOnMainnet() throws IOException {
        assertThat(sign(DEMO_KEY, "1666", ORDER + SIGNER))
                .isEqualTo("0xd82a6784f5eff00b95ecb88145cf7a5fa6803ea6f67e0217262073da628750a742bb3ba555af41832"
                        + "0e55029afe358957808d4f810d73ea663d9c91852cd6d941c");
    }

    @Test
    void orderOnTestnet() throws IOException {
        assertThat(sign(DEMO_KEY, "714", ORDER + SIGNER))
                .isEqualTo("0x798abbc1eb6244bdf530e3890383494679aecf574a0d65cd79ed48b151df2e182cafc9a2b055701c9c0dbc"
                        + "091898f6c3eae29307ca554f3ab97c8b860de35bef1c");
    }

    @Test
    void orderNamingTheUser() throws IOException {
        assertThat(sign(DEMO_KEY, "1666", ORDER + USER + SIGNER))
                .isEqualTo("0x0a56c5923ebf3524475c5f631940ec4c0e41dbd300ad28198d1915d8f3ca49ce26fd1aeb8b0c3079133595"
                        + "da0de38322ae7e860e0c76d032c4a491d27c1430b01c");
    }

    @Test
    void listenKey() throws IOException {
        assertThat(sign(DEMO_KEY, "1666", "nonce=1748310859508867" + SIGNER))
                .isEqualTo("0xcd0ea4d53d67b3aa39bb62a85fbd4b819f83f745a6eb30c6dfd31991b7b9f00a359d9be3656c8c0860e71e"
                        + "2416f0c06b89d7f64e291f0d7ebe71f7fb76a144c11b");
    }

    @Test
    void agentApproval() throws IOException {
        var request = "agentName=ivanbuilder&agentAddress=0xC98Fd64eBc39E28b92849d9cCef9495663439014&ipWhitelist="
                + "&expired=1967945395040&canSpotTrade=true&canPerpTrade=false&canWithdraw=false&asterChain=Mainnet"
                + "&user=0x21cF8Ae13Bb72632562c6Fff438652Ba1a151bb0&nonce=1748310859000000";

        assertThat(sign(DEMO_KEY, "56", "--type", "ApproveAgent", request))
                .isEqualTo("0xb9ccf163d7961436b7bd2a89f66b6a4f56ba7afab76e0fbd265f9769741556f654b987872ce01c73d8ed682f"
                        + "fa45a5ea8708add01429d8b481d722b50ec2c3221b");
    }

    @ParameterizedTest
    @CsvSource({
        "symbol=BTCUSDT&orderId=123&nonce=1776835698495000,"
                + "0x58c6ef7cdcfc73e13433bea7ad34e76f74c6c17e5856bc43acbc4178cde4d4c2225672e536c3bb40c824107c16b338390"
                + "696c4cbde8c054410b3c84293a52b6e1b",
        "nonce=1776872065013000,"
                + "0x940797301fe43103c0b059e3ec1d768bd82de10cfc4440a397e921f50b79b17e3ed0e9a1261bd4514e35ddd72c5bec9fe"
                + "8e9ddac1a73d2c21d25e2eec1b7293c1b",
        "symbol=ETHUSDT&orderIdList=%5B17338441758%5D&nonce=1776804445707000,"
                + "0xd9815a0c53f5c2172f10a2445301cdfd440fd9ab95e1e2079ecb8cb46af566472b01af3e725f7f17ece0285feb90748ca"
                + "38cda03385f95ca4af073a56d956c551c"
    })
    void thirdPartyVectors(String message, String signature) throws IOException {
        assertThat(sign(THIRD_KEY, "1666", message + THIRD)).isEqualTo(signature);
    }

    @Test
    void missingKeyIsOneSentence() {
        assertThat(run("aster", "sign", "--chain-id", "1666", "a=1")).isEqualTo(2);
        assertThat(err).hasToString("Name the key with --key-file F or in the variable ASTER_SIGNER_KEY.\n");
    }

    @Test
    void brokenKeyIsOneSentenceThatDoesNotQuoteIt() throws IOException {
        var file = Files.writeString(home.resolve("broken.key"), DEMO_KEY.replace('4', 'x'));

        assertThat(run("aster", "sign", "--chain-id", "1666", "--key-file", file.toString(), "a=1"))
                .isEqualTo(1);
        assertThat(err)
                .hasToString(
                        "the venue signer's key file %s must hold a private key of 64 hex digits\n".formatted(file));
    }

    @Test
    void misuseNamesItsOwnHelp() {
        assertThat(run("aster", "sign", "a=1")).isEqualTo(2);
        assertThat(err.toString()).contains("--chain-id").endsWith("; see sapphire aster sign --help.\n");
        assertThat(run("aster")).isEqualTo(2);
        assertThat(run("aster", "sign", "--help")).isZero();
        assertThat(out.toString()).contains("--key-file").doesNotContain("--key=");
    }

    /** @param typed the message last */
    private String sign(String key, String chainId, String... typed) throws IOException {
        var file = Files.writeString(home.resolve("signer.key"), key + "\n");
        var head = Stream.of("aster", "sign", "--chain-id", chainId, "--key-file", file.toString());
        assertThat(run(Stream.concat(head, Stream.of(typed)).toArray(String[]::new)))
                .as(err.toString())
                .isZero();
        return out.toString().strip();
    }

    private int run(String... args) {
        return Sapphire.run(new SapphireHome(home), new PrintStream(out, true), new PrintStream(err, true), args);
    }
}
