package io.sapphire.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Amendment;
import io.sapphire.domain.order.Approval;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.order.TimeInForce;
import io.sapphire.domain.order.Watch;
import io.sapphire.domain.order.WorkingPrice;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ApprovalCodeTest {
    private static final String HEX = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    private static final ApprovalCode CODE = new ApprovalCode(HexFormat.of().parseHex(HEX));
    private static final Approval APPROVAL = new Approval(7, 3, Instant.parse("2026-01-05T12:00:00.5Z"));
    private static final Order LIMIT = order(new Terms.Limit(Price.of("64250.1"), TimeInForce.GTX));

    static Stream<Order> orders() {
        var limit = new Terms.Limit(Price.of("59000"), TimeInForce.GTC);
        var trailing = new Terms.TrailingStop(Optional.of(Price.of("61000")), Rate.of("0.01"), WorkingPrice.LAST);
        return Stream.of(
                LIMIT,
                order(new Terms.Market()),
                order(new Terms.StopMarket(Price.of("60000"), true)),
                order(new Terms.TakeProfitMarket(Price.of("60000"), false, Watch.MARK)),
                order(new Terms.Stop(Price.of("60000"), limit, Watch.MARK)),
                order(new Terms.TakeProfit(Price.of("60000"), limit, Watch.MARK)),
                order(trailing));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void anotherValueOfAnyFieldOfTheOrderBreaksTheCode(Order order) {
        byte[] code = CODE.of(order, APPROVAL);

        assertThat(CODE.verifies(order, APPROVAL, code)).isTrue();
        assertThat(changes(order))
                .hasSizeGreaterThanOrEqualTo(9)
                .allSatisfy(changed -> assertThat(CODE.verifies((Order) changed, APPROVAL, code))
                        .isFalse());
    }

    @Test
    void anotherValueOfAnyFieldOfTheApprovalBreaksTheCode() {
        byte[] code = CODE.of(LIMIT, APPROVAL);

        assertThat(changes(APPROVAL))
                .hasSize(4)
                .allSatisfy(changed -> assertThat(CODE.verifies(LIMIT, (Approval) changed, code))
                        .isFalse());
    }

    @Test
    void lettersCannotMoveFromOneFieldToTheNext() {
        var one = new Order(
                new OrderId("AB"), new Symbol("CDE"), Side.BUY, new Quantity(1), LIMIT.terms(), true, Purpose.EXIT);
        var other = new Order(
                new OrderId("ABC"), new Symbol("DE"), Side.BUY, new Quantity(1), LIMIT.terms(), true, Purpose.EXIT);

        assertThat(CODE.of(one, APPROVAL)).isNotEqualTo(CODE.of(other, APPROVAL));
    }

    @Test
    void noTwoRandomOrdersShareACode() {
        Set<String> codes = new HashSet<>();
        var samples = LongStream.range(0, 500).mapToObj(seed -> new OrderSamples(new Samples(seed)));

        samples.forEach(sample -> codes.add(HexFormat.of().formatHex(CODE.of(sample.order(), sample.approval()))));

        assertThat(codes).hasSize(500);
    }

    @Test
    void theCodeStaysTheSameFromReleaseToRelease() {
        // Computed beside this program, with Python's hmac and struct over the same fields.
        assertThat(HexFormat.of().formatHex(CODE.of(LIMIT, APPROVAL)))
                .isEqualTo("d3afdc7eb410df9c000ee9b43dd27cae8f4af60b73db67ec79e5186e1ac698e2");
    }

    @ParameterizedTest
    @MethodSource("orders")
    void noKindOfTermsCanBeTakenForAnother(Order order) {
        assertThat(orders().map(other -> HexFormat.of().formatHex(CODE.of(other, APPROVAL)))
                        .distinct())
                .hasSize(7);
        assertThat(orders().filter(other -> CODE.verifies(other, APPROVAL, CODE.of(order, APPROVAL))))
                .containsExactly(order);
    }

    @Test
    void anotherValueOfAnyFieldOfAnAmendmentBreaksTheCode() {
        var amendment = new Amendment(new OrderId("o-1"), Price.of("64250.1"), Quantity.of("0.25"));
        byte[] code = CODE.of(amendment, APPROVAL);

        // Computed beside this program, with Python's hmac and struct over the same fields.
        assertThat(HexFormat.of().formatHex(code))
                .isEqualTo("1a24d180f822e8c6e109bedaf185cc1f961c092fd2ea234c603450bfb15913c3");
        assertThat(changes(amendment))
                .hasSize(3)
                .allSatisfy(changed -> assertThat(CODE.verifies((Amendment) changed, APPROVAL, code))
                        .isFalse());
    }

    @Test
    void aCutOrForeignCodeDoesNotVerify() {
        byte[] code = CODE.of(LIMIT, APPROVAL);

        assertThat(CODE.verifies(LIMIT, APPROVAL, new byte[0])).isFalse();
        assertThat(CODE.verifies(LIMIT, APPROVAL, Arrays.copyOf(code, 31))).isFalse();
        assertThat(new ApprovalCode(new byte[32]).verifies(LIMIT, APPROVAL, code))
                .isFalse();
    }

    @Test
    void theKeyComesFromAFile(@TempDir Path directory) throws IOException {
        var file = Files.writeString(directory.resolve("submit.key"), HEX + "\n");

        assertThat(ApprovalCode.fromFile(file).of(LIMIT, APPROVAL)).isEqualTo(CODE.of(LIMIT, APPROVAL));
    }

    @Test
    void anUnusableKeyFileIsNamedAndTheKeyIsNot(@TempDir Path directory) throws IOException {
        var missing = directory.resolve("missing.key");
        var malformed = Files.writeString(directory.resolve("malformed.key"), "secret");
        var shortened = Files.writeString(directory.resolve("short.key"), HEX.substring(2));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApprovalCode.fromFile(missing))
                .withMessage("key file " + missing + " cannot be read");
        for (var file : List.of(malformed, shortened)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ApprovalCode.fromFile(file))
                    .withMessage("key file " + file + " must hold 64 hex digits")
                    .withNoCause();
        }
        assertThat(CODE.toString()).isEqualTo("ApprovalCode");
    }

    private static Order order(Terms terms) {
        return new Order(
                new OrderId("o-1"), new Symbol("BTCUSDT"), Side.SELL, Quantity.of("0.25"), terms, true, Purpose.ENTRY);
    }

    /** Copies of a record with one field changed, every field in turn and every field of its fields. */
    private static List<Object> changes(Object value) {
        return switch (value) {
            case Long number -> List.of(number + 1);
            case Integer number -> List.of(number + 1);
            case Boolean flag -> List.of(!flag);
            case String text -> List.of(text + "0");
            case Instant time -> List.of(time.plusNanos(1), time.plusSeconds(1));
            case Enum<?> constant ->
                Arrays.stream(constant.getDeclaringClass().getEnumConstants())
                        .filter(other -> other != constant)
                        .<Object>map(other -> other)
                        .toList();
            case Terms.Market market -> List.of(new Terms.StopMarket(Price.of("1"), true));
            case Optional<?> optional -> List.of(Optional.empty());
            case Record record -> fieldsChanged(record);
            default -> throw new AssertionError("nobody says how to change a " + value.getClass());
        };
    }

    private static List<Object> fieldsChanged(Record record) {
        var components = record.getClass().getRecordComponents();
        return IntStream.range(0, components.length)
                .boxed()
                .flatMap(index -> changes(read(record, components[index])).stream()
                        .map(changed -> with(record, components, index, changed)))
                .toList();
    }

    private static Object with(Record record, RecordComponent[] components, int index, Object changed) {
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var values = Arrays.stream(components)
                .map(component -> read(record, component))
                .toArray();
        values[index] = changed;
        try {
            Constructor<?> constructor = record.getClass().getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Object read(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
