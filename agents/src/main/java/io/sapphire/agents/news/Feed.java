package io.sapphire.agents.news;

import io.sapphire.agents.kit.Headline;
import java.io.ByteArrayInputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * One feed, RSS 2.0 or Atom. Entities, document types and anything outside the text are refused, and only so many items
 * are read.
 *
 * @param source by which its headlines are known
 */
record Feed(String source) {
    private static final int MOST_ITEMS = 200;
    static final int MOST_BYTES = 1 << 20;

    /**
     * The headlines of it that have a title and a time.
     *
     * @throws UnreadableFeedException if it is no XML or longer than a megabyte
     */
    List<Headline> read(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new UnreadableFeedException("feed " + source + " is longer than a megabyte");
        }
        try {
            return read(factory().createXMLStreamReader(new ByteArrayInputStream(bytes)));
        } catch (XMLStreamException malformed) {
            throw new UnreadableFeedException("feed " + source + " is not RSS or Atom", malformed);
        }
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private List<Headline> read(XMLStreamReader xml) throws XMLStreamException {
        var headlines = new ArrayList<Headline>();
        while (xml.hasNext() && headlines.size() < MOST_ITEMS) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT && isItem(xml.getLocalName())) {
                item(xml).ifPresent(headlines::add);
            }
        }
        return headlines;
    }

    private static boolean isItem(String element) {
        return element.equals("item") || element.equals("entry");
    }

    private Optional<Headline> item(XMLStreamReader xml) throws XMLStreamException {
        var title = "";
        Optional<Instant> time = Optional.empty();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && isItem(xml.getLocalName())) {
                break;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "title" -> title = CleanText.of(text(xml));
                    case "pubDate", "published" -> time = time(text(xml));
                    case "updated" -> time = time.isPresent() ? time : time(text(xml));
                    default -> {}
                }
            }
        }
        return title.isEmpty() ? Optional.empty() : time.map(new Titled(source, title)::at);
    }

    /** The text of an element, whatever elements stand in it. */
    private static String text(XMLStreamReader xml) throws XMLStreamException {
        var text = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (xml.hasText()) {
                text.append(xml.getText());
            }
        }
        return text.toString();
    }

    private record Titled(String source, String title) {
        Headline at(Instant time) {
            return new Headline(source, title, time);
        }
    }

    /** Nothing, if it is neither of the two forms that feeds use. */
    private static Optional<Instant> time(String text) {
        return time(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                .or(() -> time(text.strip(), DateTimeFormatter.ISO_OFFSET_DATE_TIME));
    }

    private static Optional<Instant> time(String text, DateTimeFormatter form) {
        try {
            return Optional.of(OffsetDateTime.parse(text, form).toInstant());
        } catch (DateTimeException otherForm) {
            return Optional.empty();
        }
    }
}
