package io.sapphire.local.aster;

import io.sapphire.exchange.aster.signing.SigningDomain;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Signs one parameter string, for comparing with other clients. */
@Command(
        name = "sign",
        description = "Prints the signature of a parameter string, for comparing with other clients. Nothing is sent.")
final class Sign implements Callable<Integer> {
    private static final String REQUEST = "Message";

    private final Map<String, String> environment;
    private final PrintStream out;

    @Option(
            names = "--chain-id",
            paramLabel = "N",
            required = true,
            description = "1666 on mainnet, 714 on testnet, 56 for what the main wallet signs.")
    private long chainId;

    @Option(
            names = "--type",
            paramLabel = "T",
            description =
                    "EIP-712 type of a request that the main wallet signs, for example ApproveAgent; its fields are"
                            + " the parameters. By default the string is signed as it is.")
    private String type = REQUEST;

    @Mixin
    private KeyOption key = new KeyOption();

    @Parameters(
            paramLabel = "MESSAGE",
            description = "The parameters as they are sent, without the signature, for example"
                    + " 'symbol=BTCUSDT&nonce=1748310859508867&signer=0x...'.")
    private String message = "";

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    Sign(Map<String, String> environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
    }

    @Override
    public Integer call() {
        var signer = key.require(environment);
        var domain = new SigningDomain(chainId);
        out.println(type.equals(REQUEST) ? signer.sign(domain, message) : signer.sign(domain, type, message));
        return 0;
    }
}
