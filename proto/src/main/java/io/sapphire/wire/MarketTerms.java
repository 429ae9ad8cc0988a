package io.sapphire.wire;

import io.sapphire.domain.market.MarginBracket;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.OrderBounds;
import io.sapphire.domain.market.OrderBounds.Lot;
import io.sapphire.domain.market.Rate;

/** What a venue takes in a market, and how much margin it wants there. */
public final class MarketTerms {

    private MarketTerms() {}

    static io.sapphire.market.v1.OrderBounds toProto(OrderBounds bounds) {
        return io.sapphire.market.v1.OrderBounds.newBuilder()
                .setLeastPriceE8(bounds.leastPriceE8())
                .setMostPriceE8(bounds.mostPriceE8())
                .setResting(toProto(bounds.resting()))
                .setAtMarket(toProto(bounds.atMarket()))
                .build();
    }

    /** Logs of before there were any have none. */
    static OrderBounds fromProto(io.sapphire.market.v1.OrderBounds bounds) {
        return new OrderBounds(
                bounds.getLeastPriceE8(),
                bounds.getMostPriceE8(),
                fromProto(bounds.getResting()),
                fromProto(bounds.getAtMarket()));
    }

    private static io.sapphire.market.v1.Lot toProto(Lot lot) {
        return io.sapphire.market.v1.Lot.newBuilder()
                .setLeastE8(lot.leastE8())
                .setMostE8(lot.mostE8())
                .build();
    }

    private static Lot fromProto(io.sapphire.market.v1.Lot lot) {
        return new Lot(lot.getLeastE8(), lot.getMostE8());
    }

    public static io.sapphire.market.v1.MarginBracket toProto(MarginBracket bracket) {
        return io.sapphire.market.v1.MarginBracket.newBuilder()
                .setNumber(bracket.number())
                .setMaxLeverage(bracket.maxLeverage())
                .setFloorE8(bracket.floor().e8())
                .setCapE8(bracket.cap().e8())
                .setMaintenanceE8(bracket.maintenance().e8())
                .setDeductionE8(bracket.deduction().e8())
                .build();
    }

    static MarginBracket fromProto(io.sapphire.market.v1.MarginBracket bracket) {
        return new MarginBracket(
                bracket.getNumber(),
                bracket.getMaxLeverage(),
                new Money(bracket.getFloorE8()),
                new Money(bracket.getCapE8()),
                new Rate(bracket.getMaintenanceE8()),
                new Money(bracket.getDeductionE8()));
    }
}
