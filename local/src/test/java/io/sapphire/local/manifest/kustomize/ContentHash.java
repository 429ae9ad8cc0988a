package io.sapphire.local.manifest.kustomize;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sapphire.local.manifest.node.Manifest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * The suffix of a generated ConfigMap: a changed content is another name, so that the pods roll.
 *
 * @see <a href="https://github.com/kubernetes-sigs/kustomize/blob/master/api/hasher/hasher.go">kustomize, hasher.go</a>
 */
final class ContentHash {
    private static final int LENGTH = 10;
    private static final JsonMapper JSON = JsonMapper.shared();

    private ContentHash() {}

    static String of(Manifest configMap) {
        var content = new TreeMap<String, Object>();
        content.put("kind", "ConfigMap");
        // Of the name kustomize hashes nothing, whatever it is.
        content.put("name", "");
        var data = configMap.at("data").textMap();
        content.put("data", data.isEmpty() ? "" : new TreeMap<>(data));
        return readable(sha256(escaped(JSON.writeValueAsString(content))));
    }

    /** As Go writes JSON. */
    private static String escaped(String json) {
        return json.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e");
    }

    /** Without what could be read as a word. */
    private static String readable(String hex) {
        return hex.substring(0, LENGTH)
                .replace('0', 'g')
                .replace('1', 'h')
                .replace('3', 'k')
                .replace('a', 'm')
                .replace('e', 't');
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java has no SHA-256", impossible);
        }
    }
}
