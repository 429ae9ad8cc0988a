package io.sapphire.local.manifest.node;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a pod's configuration says, key by key: the service's file, and the files of the profiles over it. */
public record Settings(Map<String, String> keys, List<String> unread) {

    public Settings {
        keys = Map.copyOf(keys);
        unread = List.copyOf(unread);
    }

    public static Settings of(Mesh mesh, Workload workload) {
        var read = files(mesh, fileOf(workload));
        var data = volumeData(mesh, workload);
        var keys = new TreeMap<String, String>();
        read.forEach(name -> keys.putAll(parse(data.getOrDefault(name, ""))));
        return new Settings(
                keys,
                data.keySet().stream().filter(name -> !read.contains(name)).toList());
    }

    /** Whether something stands there. */
    public boolean has(String key) {
        return !keys.getOrDefault(key, "").isEmpty();
    }

    /** Name of the file that the service reads, without its end. */
    public static String fileOf(Workload workload) {
        return workload.isAgent()
                ? "agents"
                : workload.app().replace("trading-", "").replace("exchange-simulator", "simulator");
    }

    private static List<String> files(Mesh mesh, String file) {
        return Stream.concat(
                        Stream.of(file), Stream.of(profiles(mesh).split(",")).map(profile -> file + "-" + profile))
                .map(name -> name + ".properties")
                .toList();
    }

    private static Map<String, String> volumeData(Mesh mesh, Workload workload) {
        return workload.pod().at("volumes").stream()
                .filter(volume -> volume.at("name").text().equals("config"))
                .flatMap(volume ->
                        mesh.named("ConfigMap", volume.at("configMap", "name").text()).stream())
                .map(map -> map.at("data").textMap())
                .findFirst()
                .orElse(Map.of());
    }

    private static String profiles(Mesh mesh) {
        return mesh.of("ConfigMap")
                .map(map -> map.at("data", "SPRING_PROFILES_ACTIVE").text(""))
                .filter(profile -> !profile.isEmpty())
                .findFirst()
                .orElse("default");
    }

    private static Map<String, String> parse(String text) {
        try {
            var properties = new Properties();
            properties.load(new StringReader(text));
            var keys = new TreeMap<String, String>();
            properties.stringPropertyNames().forEach(key -> keys.put(key, properties.getProperty(key)));
            return keys;
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
