import { useMarkets } from "../live/reads";
import { DecisionsPanel } from "../panels/decisions/DecisionsPanel";
import { MarketPanel } from "../panels/market/MarketPanel";
import { useParameter } from "../ui/address";
import { BookPanel } from "./BookPanel";
import { FlowPanel } from "./FlowPanel";
import { FillsPanel } from "./FillsPanel";
import { FundingPanel } from "./FundingPanel";
import "./market-page.css";

/** What did it do here, at what price, and what is there to trade against? */
export default function MarketPage() {
  const markets = useMarkets();
  const [chosen] = useParameter("symbol");
  const market = markets.find((one) => one.symbol === chosen) ?? markets[0];
  return (
    <div className="market-page">
      <MarketPanel panes />
      <BookPanel market={market} />
      <FlowPanel market={market} />
      <FundingPanel market={market} />
      <DecisionsPanel title="Decisions here" symbol={market?.symbol} />
      <FillsPanel market={market} />
    </div>
  );
}
