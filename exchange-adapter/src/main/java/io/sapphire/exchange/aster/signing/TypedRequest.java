package io.sapphire.exchange.aster.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.bouncycastle.util.BigIntegers;

/**
 * What a main wallet signs to manage its API wallets: an EIP-712 structure whose fields are the request's parameters in
 * their order, each name with a capital letter. Its types are guessed from the values, as the venue does.
 *
 * @see <a href="https://github.com/asterdex/api-docs">demo/aster-code.py, read 2026-06-30</a>
 */
final class TypedRequest {
    private static final int WORD = 32;

    private TypedRequest() {}

    /** @param value decoded */
    private record Field(String name, String value) {

        static Field of(String pair) {
            int split = pair.indexOf('=');
            if (split < 1) {
                throw new IllegalArgumentException("'" + pair + "' is not a parameter like name=value");
            }
            var name = pair.substring(0, 1).toUpperCase(Locale.ROOT) + pair.substring(1, split);
            return new Field(name, URLDecoder.decode(pair.substring(split + 1), UTF_8));
        }

        boolean isFlag() {
            return value.equals("true") || value.equals("false");
        }

        boolean isNumber() {
            return value.matches("\\d{1,77}");
        }

        String declaration() {
            return (isFlag() ? "bool " : isNumber() ? "uint256 " : "string ") + name;
        }

        byte[] encoded() {
            if (isFlag()) {
                return SigningDomain.word(value.equals("true") ? 1 : 0);
            }
            return isNumber() ? BigIntegers.asUnsignedByteArray(WORD, new BigInteger(value)) : Keccak.hash(value);
        }
    }

    /** The structure's hash. */
    static byte[] struct(String type, String parameters) {
        var fields = Arrays.stream(parameters.split("&")).map(Field::of).toList();
        var encoded = new ByteArrayOutputStream();
        encoded.writeBytes(Keccak.hash(declaration(type, fields)));
        fields.forEach(field -> encoded.writeBytes(field.encoded()));
        return Keccak.hash(encoded.toByteArray());
    }

    private static String declaration(String type, List<Field> fields) {
        return fields.stream().map(Field::declaration).collect(Collectors.joining(",", type + "(", ")"));
    }
}
