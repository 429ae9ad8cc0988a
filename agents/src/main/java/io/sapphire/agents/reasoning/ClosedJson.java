package io.sapphire.agents.reasoning;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer that must be one JSON object with these members, each once, and nothing around it. */
public final class ClosedJson {
    private static final int LONGEST = 4_000;
    private static final int DEEPEST = 3;
    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxDocumentLength(LONGEST)
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(20)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode object;

    private ClosedJson(JsonNode object) {
        this.object = object;
    }

    /** @throws RefusedAnswerException if it is anything else */
    public static ClosedJson read(String answer, Set<String> members) {
        refuseUnless(answer.length() <= LONGEST, "longer than " + LONGEST + " characters");
        try {
            var node = STRICT.readTree(answer);
            refuseUnless(node.isObject(), "not one JSON object");
            refuseUnless(Set.copyOf(node.propertyNames()).equals(members), "with other members than were asked for");
            return new ClosedJson(node);
        } catch (JacksonException _) {
            // What the parser says quotes the answer.
            throw refused("not one JSON object");
        }
    }

    /** @throws RefusedAnswerException unless it is one of these words */
    public String word(String member, List<String> words) {
        var value = member(member);
        refuseUnless(
                value.isString() && words.contains(value.asString()),
                "with a " + member + " that is none of the words");
        return value.asString();
    }

    /** @throws RefusedAnswerException unless it is a whole number within these, written as one */
    public int number(String member, int least, int most) {
        var value = member(member);
        refuseUnless(
                value.isInt() && value.asInt() >= least && value.asInt() <= most,
                "with a " + member + " that is no whole number of " + least + " to " + most);
        return value.asInt();
    }

    /** @throws RefusedAnswerException unless it is true or false */
    public boolean flag(String member) {
        var value = member(member);
        refuseUnless(value.isBoolean(), "with a " + member + " that is neither true nor false");
        return value.asBoolean();
    }

    /** Each once. @throws RefusedAnswerException unless all of them are of these words */
    public List<String> someOf(String member, Set<String> words) {
        var value = member(member);
        refuseUnless(
                value.isArray() && value.size() <= words.size(), "with " + member + " that are no list of those given");
        var chosen = Stream.iterate(0, i -> i < value.size(), i -> i + 1)
                .map(value::get)
                .peek(one -> refuseUnless(
                        one.isString() && words.contains(one.asString()), "with " + member + " that were not given"))
                .map(JsonNode::asString)
                .toList();
        refuseUnless(new HashSet<>(chosen).size() == chosen.size(), "with " + member + " given twice");
        return chosen;
    }

    /** @throws RefusedAnswerException unless it is text */
    public String text(String member) {
        var value = member(member);
        refuseUnless(value.isString(), "with a " + member + " that is no text");
        return value.asString();
    }

    private JsonNode member(String member) {
        return object.required(member);
    }

    private static void refuseUnless(boolean fits, String what) {
        if (!fits) {
            throw refused(what);
        }
    }

    private static RefusedAnswerException refused(String what) {
        return new RefusedAnswerException("the model's answer was refused: " + what);
    }
}
