package io.sapphire.simulator.http;

/**
 * What the admin port answers.
 *
 * @param status of HTTP
 */
record AdminReply(int status, byte[] body) {

    static AdminReply of(byte[] body) {
        return new AdminReply(200, body);
    }

    /** One sentence about why not. */
    static AdminReply refused(int status, String sentence) {
        return new AdminReply(status, Replies.message(sentence));
    }
}
