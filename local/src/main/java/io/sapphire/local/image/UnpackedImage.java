package io.sapphire.local.image;

import io.sapphire.local.sentence.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An image whose files lie in a folder, and what it starts, which can so be started without a container.
 *
 * @param root of the image's file system
 * @param entrypoint as the image has it: a command named java, its flags, a class path and a class
 */
public record UnpackedImage(Path root, List<String> entrypoint) {
    private static final String APPLICATION = "/app/";

    public UnpackedImage {
        entrypoint = List.copyOf(entrypoint);
    }

    /**
     * As scripts/unpack-image.sh leaves it.
     *
     * @param folder with the image's config.json, and its files under root
     * @throws Refusal if no image of a Java program lies there
     */
    public static UnpackedImage in(Path folder) {
        var file = folder.resolve("config.json");
        try {
            var entrypoint =
                    JsonMapper.shared().readTree(Files.readString(file)).at("/config/Entrypoint");
            var words = StreamSupport.stream(entrypoint.spliterator(), false)
                    .map(JsonNode::asString)
                    .toList();
            if (words.isEmpty() || !words.getFirst().equals("java")) {
                throw Refusal.failure("%s does not start a Java program.".formatted(file));
            }
            return new UnpackedImage(folder.resolve("root"), words);
        } catch (IOException | JacksonException failure) {
            throw Refusal.failure("%s cannot be read: %s.".formatted(file, failure.getMessage()), failure);
        }
    }

    /**
     * What starts it here.
     *
     * @param java instead of the image's own
     * @param flags of the JVM besides those of the image
     */
    public List<String> command(Path java, List<String> flags, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(java.toString());
        command.addAll(flags);
        entrypoint.stream().skip(1).map(this::here).forEach(command::add);
        command.addAll(arguments);
        return command;
    }

    private String here(String word) {
        return word.startsWith("@")
                ? here(contentOf(root.resolve(word.substring(2))))
                : word.replace(APPLICATION, root + APPLICATION);
    }

    private static String contentOf(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException failure) {
            throw Refusal.failure("%s cannot be read: %s.".formatted(file, failure.getMessage()), failure);
        }
    }
}
