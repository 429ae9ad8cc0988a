package io.sapphire.exchange.aster.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors of reference/aster-protocol.md 1.2, 1.5 and 1.6. */
class SignatureVectorsTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final String DEMO_KEY = "0x4fd0a42218f3eae43a6ce26d22544e986139a01e5b34a62db53757ffca81bae1";
    private static final String THIRD_KEY = "0xff3bdd43534543d421f05aec535965b5050ad6ac15345435345435453495e771";
    private static final String ORDER =
            "symbol=ASTERUSDT&type=LIMIT&side=BUY&timeInForce=GTC&quantity=20&price=0.5" + "&nonce=1748310859508867";
    private static final String SIGNER = "signer=0x21cF8Ae13Bb72632562c6Fff438652Ba1a151bb0";
    private static final String USER = "user=0x63DD5aCC6b1aa0f563956C0e534DD30B6dcF7C4e";
    private static final String THIRD =
            "user=0xb67f9a782d3678a0bac50c22eacbb4924fe9d4cf" + "&signer=0xb67f9a782d3678a0bac50c22eacbb4924fe9d4cf";

    private final VenueSigner demo = VenueSigner.ofHex(DEMO_KEY);
    private final VenueSigner third = VenueSigner.ofHex(THIRD_KEY);

    @ParameterizedTest
    @CsvSource({
        "1666, a95d0a7a6f3f17fcebb0c2336645385ce79cde7523f71ab147fdb7f15e9f37f9",
        "714, fad01b07bed5729a04dbb977fd86da612eba71d668660bf12cf10b3d65b74d94"
    })
    void domainSeparatorsAreTheVenues(long chainId, String separator) {
        assertThat(HEX.formatHex(new SigningDomain(chainId).separator())).isEqualTo(separator);
    }

    @Test
    void addressesAreChecksummed() {
        assertThat(demo.address()).isEqualTo("0x21cF8Ae13Bb72632562c6Fff438652Ba1a151bb0");
        assertThat(third.address()).isEqualToIgnoringCase("0xb67f9a782d3678a0bac50c22eacbb4924fe9d4cf");
    }

    @Test
    void orderOnMainnet() {
        var message = ORDER + "&" + SIGNER;

        assertThat(HEX.formatHex(SigningDomain.struct(message)))
                .isEqualTo("fda3c00f7da2bede0ed7f9362bda29d068cf3c41eee370fceb6cde0ec623b8fc");
        assertThat(HEX.formatHex(new SigningDomain(1666).digest(message)))
                .isEqualTo("ed6fe2804fb7a74d857c73d838ce3722b0f44d2c023c24bca0acb2bdf0d56267");
        assertThat(demo.sign(new SigningDomain(1666), message))
                .isEqualTo("0xd82a6784f5eff00b95ecb88145cf7a5fa6803ea6f67e0217262073da628750a742bb3ba555af41832"
                        + "0e55029afe358957808d4f810d73ea663d9c91852cd6d941c");
    }

    @Test
    void orderOnTestnet() {
        var message = ORDER + "&" + SIGNER;

        assertThat(HEX.formatHex(new SigningDomain(714).digest(message)))
                .isEqualTo("9dcd200534ea4cd58f431d0445a26170e5d4c436e4f0e30317cbe98916285c58");
        assertThat(demo.sign(new SigningDomain(714), message))
                .isEqualTo("0x798abbc1eb6244bdf530e3890383494679aecf574a0d65cd79ed48b151df2e182cafc9a2b055701c9c0dbc"
                        + "091898f6c3eae29307ca554f3ab97c8b860de35bef1c");
    }

    @Test
    void orderNamingTheUser() {
        var message = ORDER + "&" + USER + "&" + SIGNER;

        assertThat(HEX.formatHex(new SigningDomain(1666).digest(message)))
                .isEqualTo("214122039b686e20a15baab91d368d354cf8c88067cb8b0e96e9018d8b08a625");
        assertThat(demo.sign(new SigningDomain(1666), message))
                .isEqualTo("0x0a56c5923ebf3524475c5f631940ec4c0e41dbd300ad28198d1915d8f3ca49ce26fd1aeb8b0c3079133595"
                        + "da0de38322ae7e860e0c76d032c4a491d27c1430b01c");
    }

    @Test
    void listenKey() {
        var message = "nonce=1748310859508867&" + SIGNER;

        assertThat(HEX.formatHex(new SigningDomain(1666).digest(message)))
                .isEqualTo("d5181d2f501c0a68c31516a89d610155f8dcd0a837ec4d7d629a36bc46ca4c83");
        assertThat(demo.sign(new SigningDomain(1666), message))
                .isEqualTo("0xcd0ea4d53d67b3aa39bb62a85fbd4b819f83f745a6eb30c6dfd31991b7b9f00a359d9be3656c8c0860e71e"
                        + "2416f0c06b89d7f64e291f0d7ebe71f7fb76a144c11b");
    }

    /** Another type in the same domain: only its structure differs. */
    @Test
    void agentApproval() {
        var type = "ApproveAgent(string AgentName,string AgentAddress,string IpWhitelist,uint256 Expired,"
                + "bool CanSpotTrade,bool CanPerpTrade,bool CanWithdraw,string AsterChain,string User,uint256 Nonce)";
        var struct = Keccak.hash(
                Keccak.hash(type),
                Keccak.hash("ivanbuilder"),
                Keccak.hash("0xC98Fd64eBc39E28b92849d9cCef9495663439014"),
                Keccak.hash(""),
                SigningDomain.word(1967945395040L),
                SigningDomain.word(1),
                SigningDomain.word(0),
                SigningDomain.word(0),
                Keccak.hash("Mainnet"),
                Keccak.hash("0x21cF8Ae13Bb72632562c6Fff438652Ba1a151bb0"),
                SigningDomain.word(1748310859000000L));
        var digest = new SigningDomain(56).digest(struct);

        assertThat(HEX.formatHex(digest)).isEqualTo("d996f0148c9c60d9086ff7bbe79be210bf9dcf2b07a37b59772687786f85f861");
        assertThat(HEX.formatHex(demo.sign(digest)))
                .isEqualTo("b9ccf163d7961436b7bd2a89f66b6a4f56ba7afab76e0fbd265f9769741556f654b987872ce01c73d8ed682ffa"
                        + "45a5ea8708add01429d8b481d722b50ec2c3221b");
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
    void thirdPartyVectors(String message, String signature) {
        assertThat(third.sign(new SigningDomain(1666), message + "&" + THIRD)).isEqualTo(signature);
    }

    /** The retired scheme, only as a test of Keccak and ECDSA: ABI encoding, hashed, signed as a personal message. */
    @Test
    void retiredScheme() {
        var json = "{\"positionSide\":\"BOTH\",\"price\":\"0.28694\",\"quantity\":\"190\",\"recvWindow\":\"50000\","
                + "\"side\":\"BUY\",\"symbol\":\"SANDUSDT\",\"timeInForce\":\"GTC\",\"timestamp\":\"1749545309665\","
                + "\"type\":\"LIMIT\"}";
        var hash = Keccak.hash(abi(
                json,
                "63DD5aCC6b1aa0f563956C0e534DD30B6dcF7C4e",
                "21cF8Ae13Bb72632562c6Fff438652Ba1a151bb0",
                1748310859508867L));
        var personal = Keccak.hash("\u0019Ethereum Signed Message:\n32".getBytes(StandardCharsets.US_ASCII), hash);

        assertThat(HEX.formatHex(hash)).isEqualTo("9e0273fc91323f5cdbcb00c358be3dee2854afb2d3e4c68497364a2f27a377fc");
        assertThat(HEX.formatHex(demo.sign(personal)))
                .isEqualTo("0337dd720a21543b80ff861cd3c26646b75b3a6a4b5d45805d4c1d6ad6fc33e65f0722778dd97525466560c69f"
                        + "bddbe6874eb4ed6f5fa7e576e486d9b5da67f31b");
    }

    private static byte[] abi(String text, String user, String signer, long nonce) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream();
        out.writeBytes(SigningDomain.word(4 * 32));
        out.writeBytes(address(user));
        out.writeBytes(address(signer));
        out.writeBytes(SigningDomain.word(nonce));
        out.writeBytes(SigningDomain.word(bytes.length));
        out.writeBytes(bytes);
        out.writeBytes(new byte[(32 - bytes.length % 32) % 32]);
        return out.toByteArray();
    }

    private static byte[] address(String hex) {
        var padded = new byte[32];
        System.arraycopy(HEX.parseHex(hex), 0, padded, 12, 20);
        return padded;
    }

    @Test
    void keysOutsideTheCurveAreRefused() {
        assertThat(Secp256k1.isKey(BigInteger.ZERO)).isFalse();
        assertThat(Secp256k1.isKey(BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE)))
                .isFalse();
    }
}
