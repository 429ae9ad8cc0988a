package io.sapphire.local.manifest.schema;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Evaluates the rules that a CustomResourceDefinition states in the Common Expression Language.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/cel/">Common Expression Language in Kubernetes</a>
 */
final class CelRules {
    private static final String RULES = "x-kubernetes-validations";

    private static final CelCompiler COMPILER = CelCompilerFactory.standardCelCompilerBuilder()
            .addVar("self", SimpleType.DYN)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addLibraries(CelExtensions.strings())
            .addFunctionDeclarations(
                    CelFunctionDecl.newFunctionDeclaration(
                            "url", CelOverloadDecl.newGlobalOverload("url_of_text", SimpleType.DYN, SimpleType.STRING)),
                    CelFunctionDecl.newFunctionDeclaration(
                            "isURL",
                            CelOverloadDecl.newGlobalOverload("is_url_of_text", SimpleType.BOOL, SimpleType.STRING)),
                    CelFunctionDecl.newFunctionDeclaration(
                            "getScheme",
                            CelOverloadDecl.newMemberOverload("scheme_of_url", SimpleType.STRING, SimpleType.DYN)))
            .build();

    private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder()
            .addLibraries(CelExtensions.strings())
            .addFunctionBindings(
                    CelFunctionBinding.from("url_of_text", String.class, text -> text),
                    CelFunctionBinding.from("is_url_of_text", String.class, CelRules::isUrl),
                    CelFunctionBinding.from("scheme_of_url", String.class, CelRules::scheme))
            .build();

    private final Map<String, CelRuntime.Program> programs = new ConcurrentHashMap<>();

    /** What the rules of a schema and of all that is in it say against a value, in the order of the value. */
    Stream<String> violations(String path, Map<String, Object> schema, Object value) {
        return Stream.concat(own(path, schema, value), inner(path, schema, value));
    }

    private Stream<String> inner(String path, Map<String, Object> schema, Object value) {
        return switch (value) {
            case Map<?, ?> map -> map.entrySet().stream().flatMap(entry -> field(path, schema, entry));
            case List<?> list
            when schema.get("items") instanceof Map<?, ?> items ->
                IntStream.range(0, list.size())
                        .boxed()
                        .flatMap(index -> violations(path + "/" + index, StrictSchema.cast(items), list.get(index)));
            default -> Stream.empty();
        };
    }

    private Stream<String> field(String path, Map<String, Object> schema, Map.Entry<?, ?> entry) {
        var named = schema.get("properties") instanceof Map<?, ?> properties ? properties.get(entry.getKey()) : null;
        var of = named == null ? schema.get("additionalProperties") : named;
        return of instanceof Map<?, ?> type
                ? violations(path + "/" + entry.getKey(), StrictSchema.cast(type), entry.getValue())
                : Stream.empty();
    }

    private Stream<String> own(String path, Map<String, Object> schema, Object value) {
        return schema.get(RULES) instanceof List<?> rules
                ? rules.stream()
                        .map(StrictSchema::cast)
                        .filter(rule -> !holds(String.valueOf(rule.get("rule")), value))
                        .map(rule -> path + " breaks the rule " + rule.getOrDefault("message", rule.get("rule")))
                : Stream.empty();
    }

    private boolean holds(String rule, Object value) {
        try {
            return Boolean.TRUE.equals(
                    programs.computeIfAbsent(rule, CelRules::program).eval(Map.of("self", wide(value))));
        } catch (CelEvaluationException undecided) {
            return false;
        }
    }

    private static CelRuntime.Program program(String rule) {
        try {
            return RUNTIME.createProgram(COMPILER.compile(rule).getAst());
        } catch (CelValidationException | CelEvaluationException unreadable) {
            throw new IllegalStateException("the published rule " + rule + " cannot be read", unreadable);
        }
    }

    /** The language knows one integer type, of 64 bits. */
    private static Object wide(Object value) {
        return switch (value) {
            case Integer number -> number.longValue();
            case List<?> list -> list.stream().map(CelRules::wide).toList();
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> wide(entry.getValue())));
            default -> value;
        };
    }

    /** Absolute: with a scheme and a host, or with a path from the root. */
    private static boolean isUrl(String text) {
        try {
            var uri = URI.create(text);
            return uri.getScheme() != null && uri.getHost() != null || text.startsWith("/");
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static String scheme(String url) {
        var scheme = URI.create(url).getScheme();
        return scheme == null ? "" : scheme;
    }
}
