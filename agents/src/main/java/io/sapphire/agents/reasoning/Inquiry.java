package io.sapphire.agents.reasoning;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.signal.AgentId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One question to a language model.
 *
 * @param data what the prompt is applied to: untrusted text only as {@link Quoted} puts it
 * @param form the only answers that are taken
 */
public record Inquiry(AgentId agent, Symbol symbol, Prompt prompt, String data, AnswerForm form) {

    private static final int LONGEST_SHOWN = 16_000;
    private static final String CUT_OFF = " [cut off here]";

    /** What is told of it: the data, at most 16,000 characters. The instructions are a file of the prompt's version, and stay there. */
    public String shown() {
        return data.length() <= LONGEST_SHOWN ? data : data.substring(0, LONGEST_SHOWN - CUT_OFF.length()) + CUT_OFF;
    }

    /** SHA-256 of model, prompt version and everything the model is shown, in hex: same hash, same question. */
    public String hash(String model) {
        var all = String.join("\0", model, prompt.version(), prompt.instructions(), data, form.schema());
        return HexFormat.of().formatHex(sha256().digest(all.getBytes(UTF_8)));
    }

    /** Of everything the model is shown, in UTF-8: no token is shorter than a byte. */
    public int bytes() {
        return prompt.instructions().getBytes(UTF_8).length
                + data.getBytes(UTF_8).length
                + form.schema().getBytes(UTF_8).length;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
