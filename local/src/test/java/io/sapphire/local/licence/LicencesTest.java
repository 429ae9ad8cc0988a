package io.sapphire.local.licence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the program is made of may be used as it is used. */
class LicencesTest {
    private static final String BOM = "sapphire.bom";

    private static Stream<Path> lists() {
        return Stream.ofNullable(System.getProperty(BOM)).map(Path::of);
    }

    /** The list is made by a build of its own kind: {@code ./sapphire check} has it made and names it. */
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("lists")
    void everyLibraryMayBeUsed(Path file) throws IOException {
        assertThat(file)
                .as("what the program is made of, which Maven lists only online")
                .exists();
        var bom = read(file);
        assertThat(bom.required("components").size()).isGreaterThan(100);
        assertThat(Licences.complaintsOfBom(bom)).isEmpty();
    }

    @Test
    void everyPackageOfThePageMayBeUsed() throws IOException {
        var lock = read(Path.of("../dashboard/package-lock.json"));
        assertThat(lock.required("packages").size()).isGreaterThan(100);
        assertThat(Licences.complaintsOfLock(lock)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'license':{'id':'Apache-2.0'}}",
                "{'license':{'id':'LGPL-2.1-only'}},{'license':{'id':'EPL-2.0'}}",
                "{'license':{'name':'Public Domain'}}",
                "{'expression':'(CDDL-1.0 OR GPL-2.0-with-classpath-exception)'}",
                "{'expression':'MIT AND BSD-3-Clause'}"
            })
    void oneThatIsAllowedIsEnough(String licences) {
        assertThat(Licences.complaintsOfBom(bom(licences))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        {'license':{'id':'GPL-3.0-only'}}                                 | GPL-3.0-only
        {'license':{'id':'AGPL-3.0-only'}},{'license':{'id':'SSPL-1.0'}} | AGPL-3.0-only' or 'SSPL-1.0
        {'license':{'name':'Our Own Terms'}}                              | Our Own Terms
        {'expression':'MIT AND GPL-3.0-only'}                             | MIT AND GPL-3.0-only
        {'expression':'MIT AND (ISC OR GPL-3.0-only)'}                    | MIT AND (ISC OR GPL-3.0-only)
        """)
    void oneThatIsForbiddenOrNewIsASentence(String licences, String named) {
        assertThat(Licences.complaintsOfBom(bom(licences)))
                .containsExactly("org.example:thing:1.2 is under '" + named
                        + "', which is not among the licences that are allowed.");
    }

    @Test
    void oneThatIsUnknownIsASentence() {
        assertThat(Licences.complaintsOfBom(bom("")))
                .containsExactly("Nobody can say under which licence org.example:thing:1.2 is.");
    }

    @Test
    void ofThePageWhatOnlyBuildsItIsNotAsked() {
        var lock = parsed("""
            {'packages':{
              '':{'name':'page'},
              'node_modules/good':{'version':'1.0','license':'MIT'},
              'node_modules/tool':{'version':'1.0','license':'GPL-3.0-only','dev':true},
              'node_modules/good/node_modules/@a/bad':{'version':'2.0','license':'GPL-3.0-only'},
              'node_modules/mute':{'version':'3.0'}}}
            """);
        assertThat(Licences.complaintsOfLock(lock))
                .isEqualTo(List.of(
                        "@a/bad:2.0 is under 'GPL-3.0-only', which is not among the licences that are allowed.",
                        "Nobody can say under which licence mute:3.0 is."));
    }

    private static JsonNode bom(String licences) {
        return parsed("{'components':[{'group':'org.example','name':'thing','version':'1.2','licenses':[" + licences
                + "]},{'group':'io.sapphire','name':'domain','version':'1'}]}");
    }

    private static JsonNode parsed(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    private static JsonNode read(Path file) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(file));
    }
}
