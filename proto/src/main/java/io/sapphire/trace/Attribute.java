package io.sapphire.trace;

import io.opentelemetry.api.common.AttributeKey;

/**
 * What our spans say beside the names of the semantic conventions. Ids and names only: no prices, no sizes, no secrets.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/rpc/rpc-spans/">semantic conventions, RPC spans</a>
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/http/http-spans/">semantic conventions, HTTP spans</a>
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/messaging/kafka/">semantic conventions, Kafka</a>
 */
public final class Attribute {
    /** Number of a decision. Its trace is kept. */
    public static final AttributeKey<Long> DECISION = AttributeKey.longKey("sapphire.decision");
    /** Id of an order. Its trace is kept. */
    public static final AttributeKey<String> ORDER_ID = AttributeKey.stringKey("sapphire.order.id");
    /** What an order is for, or what became of it. */
    public static final AttributeKey<String> ORDER_PURPOSE = AttributeKey.stringKey("sapphire.order.purpose");

    public static final AttributeKey<String> DENIAL_CODE = AttributeKey.stringKey("sapphire.denial.code");
    public static final AttributeKey<String> SYMBOL = AttributeKey.stringKey("sapphire.symbol");
    /** Number of a frame of its market. */
    public static final AttributeKey<Long> FRAME = AttributeKey.longKey("sapphire.frame");
    /** Step of lock-step; 0 in live mode. */
    public static final AttributeKey<Long> STEP = AttributeKey.longKey("sapphire.step");
    /** How many markets have a frame that ended together. */
    public static final AttributeKey<Long> MARKETS = AttributeKey.longKey("sapphire.markets");

    public static final AttributeKey<String> AGENT_ID = AttributeKey.stringKey("sapphire.agent.id");
    /** A side, or that there is no view. */
    public static final AttributeKey<String> AGENT_REPLY = AttributeKey.stringKey("sapphire.agent.reply");
    /** What is known of a request to the venue: taken, refused, in doubt or not sent. */
    public static final AttributeKey<String> VENUE_ANSWER = AttributeKey.stringKey("sapphire.venue.answer");

    public static final AttributeKey<String> RPC_SYSTEM = AttributeKey.stringKey("rpc.system");
    public static final AttributeKey<String> RPC_SERVICE = AttributeKey.stringKey("rpc.service");
    public static final AttributeKey<String> RPC_METHOD = AttributeKey.stringKey("rpc.method");
    public static final AttributeKey<Long> RPC_STATUS = AttributeKey.longKey("rpc.grpc.status_code");
    public static final AttributeKey<String> HTTP_METHOD = AttributeKey.stringKey("http.request.method");
    public static final AttributeKey<Long> HTTP_STATUS = AttributeKey.longKey("http.response.status_code");
    public static final AttributeKey<String> URL_PATH = AttributeKey.stringKey("url.path");

    public static final AttributeKey<String> MESSAGING_SYSTEM = AttributeKey.stringKey("messaging.system");
    public static final AttributeKey<String> MESSAGING_OPERATION = AttributeKey.stringKey("messaging.operation.type");
    public static final AttributeKey<String> MESSAGING_DESTINATION =
            AttributeKey.stringKey("messaging.destination.name");
    /** Of the event log. */
    public static final AttributeKey<Long> SEQUENCE = AttributeKey.longKey("sapphire.sequence");

    static final AttributeKey<String> SERVICE = AttributeKey.stringKey("service.name");
    static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

    private Attribute() {}
}
