package io.sapphire.local.stage;

import io.sapphire.local.sentence.Refusal;
import java.util.Arrays;
import java.util.Locale;

/** How near to real money a mesh trades: a ladder, climbed from the top of this list down. */
public enum Stage {
    /** A recorded or a live market; orders go to the simulator. */
    PAPER("demo"),
    /** A live market and the limits of real money; orders are recorded and simulated, none leaves this machine. */
    SHADOW("cautious"),
    /** The venue's own network for trying: real connections, keys and refusals, worthless money. */
    TESTNET("cautious"),
    /** Real money. */
    MAINNET("pilot");

    private final String usualProfile;

    Stage(String usualProfile) {
        this.usualProfile = usualProfile;
    }

    /** @throws Refusal if there is none of that name */
    public static Stage named(String name) {
        return Arrays.stream(values())
                .filter(stage -> stage.toString().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.misuse("--stage must be paper, shadow, testnet or mainnet, was '" + name + "'."));
    }

    /** Whether orders leave for a venue. */
    public boolean isReal() {
        return this == TESTNET || this == MAINNET;
    }

    /** Of limits, if no other is named. */
    public String usualProfile() {
        return usualProfile;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
