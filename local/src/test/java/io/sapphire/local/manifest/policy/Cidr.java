package io.sapphire.local.manifest.policy;

import io.sapphire.local.manifest.node.MalformedException;
import io.sapphire.local.manifest.node.Node;
import java.util.regex.Pattern;

/** A range of IPv4 addresses. */
record Cidr(int network, int bits) {
    private static final Pattern FORM = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)\\.(\\d+)/(\\d+)");
    private static final int ADDRESS_BITS = 32;

    /** @param block an ipBlock, with the ranges it leaves out */
    static boolean isWithin(Node block, String address) {
        return parse(block.at("cidr").text()).contains(address)
                && block.at("except").texts().stream()
                        .noneMatch(except -> parse(except).contains(address));
    }

    static Cidr parse(String text) {
        var form = FORM.matcher(text);
        if (!form.matches() || Integer.parseInt(form.group(5)) > ADDRESS_BITS) {
            throw new MalformedException("not a range of addresses: " + text);
        }
        int network = 0;
        for (int octet = 1; octet <= 4; octet++) {
            int value = Integer.parseInt(form.group(octet));
            if (value > 255) {
                throw new MalformedException("not a range of addresses: " + text);
            }
            network = network << 8 | value;
        }
        return new Cidr(network, Integer.parseInt(form.group(5)));
    }

    boolean contains(String address) {
        int mask = bits == 0 ? 0 : -1 << (ADDRESS_BITS - bits);
        return (parse(address + "/32").network & mask) == (network & mask);
    }
}
