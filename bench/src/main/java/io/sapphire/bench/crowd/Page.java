package io.sapphire.bench.crowd;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sapphire.bench.store.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * What the gateway answered once.
 *
 * @param target of the request
 * @param lasting whether it is the same whenever it is asked; what tells an age is not
 */
record Page(String target, Questions.Answer answer, boolean lasting) {
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    static Page of(int port, String path) {
        var target = "/api/v1" + path;
        var answer = Questions.ask(port, GatewayHerald.get(target, ""));
        if (answer.status() != OK) {
            throw new IllegalStateException(target + " was answered " + answer.status());
        }
        var again = Questions.ask(port, GatewayHerald.get(target, known(answer)));
        return new Page(target, answer, again.status() == NOT_MODIFIED);
    }

    private static String known(Questions.Answer answer) {
        return "If-None-Match: " + answer.tag() + "\r\n";
    }

    /** @param again says what it has already, if that is still so */
    byte[] request(boolean again) {
        return GatewayHerald.get(target, again && lasting ? known(answer) : "").getBytes(US_ASCII);
    }

    /** Target, tag and file of each, one after the other. */
    static List<String> files(List<Page> pages) {
        var folder = Server.folder("pages");
        var files = new ArrayList<String>();
        for (var page : pages) {
            var file = folder.resolve("page-" + files.size());
            try {
                files.addAll(List.of(
                        page.target(),
                        page.answer().tag(),
                        Files.write(file, page.answer().body()).toString()));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return files;
    }
}
