package io.sapphire.bench.book;

import io.sapphire.bench.Contest;
import java.io.IOException;
import java.nio.file.Path;

/** Every depth frame of a recording, read and applied; both books must be equal in every level at the end. */
public final class BookContest {
    private static final double BAR = 5;

    private BookContest() {}

    /** @param recordings the folder of the shared recordings */
    public static Contest of(Path recordings) throws IOException {
        var frames = Frames.in(recordings);
        return new Contest(
                "book from raw depth frames",
                "XChange 5.2.0",
                frames.changes().size(),
                BAR,
                new OurBook(frames),
                new XchangeBook(frames));
    }
}
