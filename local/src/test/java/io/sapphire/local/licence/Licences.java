package io.sapphire.local.licence;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Under which terms what the program is made of may be used. */
final class Licences {
    /**
     * Identifiers of SPDX, and names of those that have none: permissive ones, and those that ask for their own files alone
     * (CDDL, EPL). Whoever adds one reads it first.
     */
    private static final Set<String> ALLOWED = Set.of(
            "0BSD",
            "Apache-2.0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "Bouncy Castle Licence",
            "CC0-1.0",
            "CDDL-1.0",
            "CDDL-1.1",
            "EPL-2.0",
            "Go License",
            "ISC",
            "MIT",
            "MIT-0",
            "Public Domain");

    private static final String OWN = "io.sapphire";

    private Licences() {}

    /** One sentence for each library of a CycloneDX document that may not be used, or of which nobody can say. */
    static List<String> complaintsOfBom(JsonNode bom) {
        return bom.required("components")
                .valueStream()
                .filter(component -> !component.path("group").asString("").equals(OWN))
                .flatMap(component -> complaint(coordinates(component), stated(component)))
                .toList();
    }

    /** The same of the packages of npm that reach the browser. */
    static List<String> complaintsOfLock(JsonNode lock) {
        return lock.required("packages").properties().stream()
                .filter(entry -> !entry.getKey().isEmpty()
                        && !entry.getValue().path("dev").asBoolean(false))
                .flatMap(entry -> complaint(
                        "%s:%s"
                                .formatted(
                                        entry.getKey().replaceFirst("^.*node_modules/", ""),
                                        entry.getValue().path("version").asString("")),
                        Stream.of(entry.getValue().path("license").asString(""))
                                .filter(licence -> !licence.isEmpty())
                                .toList()))
                .toList();
    }

    /**
     * Of several, whoever uses it has the choice.
     *
     * @see <a href="https://maven.apache.org/pom.html#Licenses">Maven, POM reference, "Licenses"</a>
     */
    private static Stream<String> complaint(String artifact, List<String> licences) {
        if (licences.isEmpty()) {
            return Stream.of("Nobody can say under which licence %s is.".formatted(artifact));
        }
        return licences.stream().anyMatch(Licences::isAllowed)
                ? Stream.empty()
                : Stream.of("%s is under '%s', which is not among the licences that are allowed."
                        .formatted(artifact, String.join("' or '", licences)));
    }

    /** An expression of SPDX with one operator; what is nested deeper is for people to read. */
    private static boolean isAllowed(String licence) {
        var expression =
                licence.startsWith("(") && licence.endsWith(")") ? licence.substring(1, licence.length() - 1) : licence;
        var all = List.of(expression.split(" AND "));
        return all.size() > 1
                ? ALLOWED.containsAll(all)
                : Stream.of(expression.split(" OR ")).anyMatch(ALLOWED::contains);
    }

    private static List<String> stated(JsonNode component) {
        return component
                .path("licenses")
                .valueStream()
                .map(licence -> licence.path("expression")
                        .asString(licence.path("license")
                                .path("id")
                                .asString(licence.path("license").path("name").asString(""))))
                .filter(licence -> !licence.isEmpty())
                .toList();
    }

    private static String coordinates(JsonNode component) {
        return Stream.of("group", "name", "version")
                .map(field -> component.path(field).asString(""))
                .filter(text -> !text.isEmpty())
                .reduce((left, right) -> left + ":" + right)
                .orElse("something without a name");
    }
}
