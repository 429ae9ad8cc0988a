package io.sapphire.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.order.Amendment;
import io.sapphire.domain.order.Approval;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.order.Watch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proof on the wire that an order, or a change of one, was approved: HMAC-SHA256 over it and the approval, under a key that only the
 * coordinator and the adapter hold.
 */
public final class ApprovalCode {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    /** So that no other use of the key can give the same code. */
    private static final String LABEL = "sapphire.approval.v2";

    private static final String AMENDMENT = "sapphire.amendment.v1";
    /** More than the longest order takes: its id and symbol have at most 36 and 20 letters. */
    private static final int LONGEST = 256;

    private final SecretKeySpec key;

    /** @param key 32 bytes */
    public ApprovalCode(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("approval key must be 32 bytes, was " + key.length);
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** @throws IllegalArgumentException if the file cannot be read or does not hold 64 hex digits */
    public static ApprovalCode fromFile(Path file) {
        try {
            return new ApprovalCode(
                    HexFormat.of().parseHex(Files.readString(file).strip()));
        } catch (IOException _) {
            throw new IllegalArgumentException("key file " + file + " cannot be read");
        } catch (IllegalArgumentException _) {
            // The cause may quote the key.
            throw new IllegalArgumentException("key file " + file + " must hold 64 hex digits");
        }
    }

    public byte[] of(Order order, Approval approval) {
        return code(canonical(order, approval));
    }

    public byte[] of(Amendment amendment, Approval approval) {
        return code(canonical(amendment, approval));
    }

    private byte[] code(ByteBuffer canonical) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(canonical.flip());
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA256", e);
        }
    }

    /** Takes the same time whatever the code, so that nobody can guess it byte by byte. */
    public boolean verifies(Order order, Approval approval, byte[] code) {
        return MessageDigest.isEqual(of(order, approval), code);
    }

    /** Takes the same time whatever the code. */
    public boolean verifies(Amendment amendment, Approval approval, byte[] code) {
        return MessageDigest.isEqual(of(amendment, approval), code);
    }

    @Override
    public String toString() {
        return "ApprovalCode";
    }

    /** Every field in order, texts with their length before them, all else in a fixed width. */
    private static ByteBuffer canonical(Order order, Approval approval) {
        var bytes = ByteBuffer.allocate(LONGEST);
        put(bytes, LABEL);
        put(bytes, order.id().value());
        put(bytes, order.symbol().value());
        bytes.putInt(Markets.toProto(order.side()).getNumber());
        bytes.putLong(order.quantity().e8());
        put(bytes, order.terms());
        put(bytes, order.reduceOnly());
        bytes.putInt(Orders.toProto(order.purpose()).getNumber());
        bytes.putInt(Orders.toProto(order.positionSide()).getNumber());
        bytes.putInt(Orders.toProto(order.selfTrade()).getNumber());
        put(bytes, approval);
        return bytes;
    }

    private static ByteBuffer canonical(Amendment amendment, Approval approval) {
        var bytes = ByteBuffer.allocate(LONGEST);
        put(bytes, AMENDMENT);
        put(bytes, amendment.orderId().value());
        bytes.putLong(amendment.price().e8());
        bytes.putLong(amendment.quantity().e8());
        put(bytes, approval);
        return bytes;
    }

    private static void put(ByteBuffer bytes, Approval approval) {
        bytes.putLong(approval.limitsVersion());
        bytes.putLong(approval.epoch());
        put(bytes, approval.expiry());
    }

    /** The kind of the terms comes first, so that no two kinds can be mistaken for each other. */
    private static void put(ByteBuffer bytes, Terms terms) {
        switch (terms) {
            case Terms.Limit(var price, var timeInForce) -> {
                bytes.put((byte) 'L').putLong(price.e8());
                bytes.putInt(OrderTerms.toProto(timeInForce).getNumber());
            }
            case Terms.Market _ -> bytes.put((byte) 'M');
            case Terms.StopMarket(var trigger, var closePosition, var watch) -> {
                bytes.put((byte) 'S').putLong(trigger.e8());
                put(bytes, closePosition);
                put(bytes, watch);
            }
            case Terms.TakeProfitMarket(var trigger, var closePosition, var watch) -> {
                bytes.put((byte) 'T').putLong(trigger.e8());
                put(bytes, closePosition);
                put(bytes, watch);
            }
            case Terms.Stop(var trigger, var limit, var watch) -> {
                bytes.put((byte) 's').putLong(trigger.e8());
                put(bytes, limit);
                put(bytes, watch);
            }
            case Terms.TakeProfit(var trigger, var limit, var watch) -> {
                bytes.put((byte) 't').putLong(trigger.e8());
                put(bytes, limit);
                put(bytes, watch);
            }
            case Terms.TrailingStop(var activation, var callback, var watched) -> {
                bytes.put((byte) 'R').putLong(activation.map(Price::e8).orElse(0L));
                bytes.putLong(callback.e8()).putInt(OrderTerms.toProto(watched).getNumber());
            }
        }
    }

    private static void put(ByteBuffer bytes, Watch watch) {
        bytes.putInt(OrderTerms.toProto(watch.price()).getNumber());
        put(bytes, watch.guarded());
    }

    private static void put(ByteBuffer bytes, String text) {
        byte[] encoded = text.getBytes(UTF_8);
        bytes.putInt(encoded.length).put(encoded);
    }

    private static void put(ByteBuffer bytes, boolean flag) {
        bytes.put((byte) (flag ? 1 : 0));
    }

    private static void put(ByteBuffer bytes, Instant time) {
        bytes.putLong(time.getEpochSecond()).putInt(time.getNano());
    }
}
