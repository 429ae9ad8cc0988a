import { type UseQueryResult, useInfiniteQuery, useQueries, useQuery } from "@tanstack/react-query";
import { isNotYet } from "../api/again";
import { get } from "../api/client";
import { Refused } from "../api/problem";
import { type Generation, keys } from "../api/queries";
import type {
  Attribution,
  AuditRow,
  Candles,
  Decision,
  DecisionRow,
  Equity,
  FactItem,
  FactKind,
  Fill,
  Flow,
  Funding,
  Interval,
  MarketInfo,
  Marks,
  Micro,
  Order,
  Overview,
  Page,
  RealityGap,
  RiskAnswer,
  Scorecard,
  Spend,
  SystemAnswer,
  Trace,
} from "../api/types";
import type { LiveStore } from "./store";
import { useScene, useStatus } from "./useLive";

/** Answers are read once per generation: from then on the stream keeps them true. */

type Read<Answer> = UseQueryResult<Answer, Refused>;

interface Asking {
  readonly store: LiveStore;
  readonly address: (path: string, seq: number | null) => string;
  readonly from: number | null;
  readonly generation: Generation;
  /** How often what moves is read again: never in the past. */
  readonly every: (ms: number) => number | false;
}

/** What a question needs to know of the scene it is asked about. */
function useAsking(): Asking {
  const scene = useScene();
  const { from, generation } = useStatus();
  return {
    store: scene.store,
    address: (path, seq) => scene.address(path, seq),
    from,
    generation,
    every: (ms) => (scene.at === null ? ms : false),
  };
}

export function useOverview(): Read<Overview> {
  const { store, address, from, generation } = useAsking();
  return useQuery({
    queryKey: keys.overview(generation),
    queryFn: async ({ signal }) => absorb(store, await get<Overview>(address("/overview", from), signal)),
    enabled: from !== null,
  });
}

function absorb(store: LiveStore, overview: Overview): Overview {
  store.value("risk", overview.risk);
  store.value("portfolio", overview.portfolio);
  store.value("system", overview.system);
  if (overview.system.run !== null) {
    store.value("run", overview.system.run);
  }
  for (const { quote, book } of overview.markets) {
    if (quote !== null) {
      store.value(`quote:${quote.symbol}`, quote);
    }
    if (book !== null) {
      store.value(`book:${book.symbol}`, book);
    }
  }
  store.rows("agent", overview.agents);
  store.rows("decision", overview.decisions);
  store.history(overview.facts);
  return overview;
}

const NO_MARKETS: readonly MarketInfo[] = [];

export function useMarkets(): readonly MarketInfo[] {
  const { data } = useOverview();
  return data?.markets.map((market) => market.info) ?? NO_MARKETS;
}

/** How a symbol is quoted: without it no price has decimals. */
export function useMarket(symbol: string): MarketInfo | undefined {
  return useMarkets().find((market) => market.symbol === symbol);
}

export function useDecisions(): Read<number> {
  const { store } = useAsking();
  return useList<DecisionRow>("decisions", "/decisions?limit=100", (rows) => store.rows("decision", rows));
}

export function useOrders(): Read<number> {
  const { store } = useAsking();
  return useList<Order>("orders", "/orders?limit=100", (rows) => store.rows("order", rows));
}

function useList<Row>(name: string, path: string, take: (rows: readonly Row[]) => void): Read<number> {
  const { address, from, generation } = useAsking();
  return useQuery({
    queryKey: keys.list(generation, name),
    queryFn: async ({ signal }) => {
      const page = await get<Page<Row>>(address(path, from), signal);
      take(page.items);
      return page.asOfSeq;
    },
    enabled: from !== null,
  });
}

/** Facts of some kinds only, from before the page was opened. */
export function useOlderFacts(kinds: readonly FactKind[]): Read<number> {
  const { store, address, from, generation } = useAsking();
  return useQuery({
    queryKey: keys.facts(generation, kinds),
    queryFn: async ({ signal }) => {
      const page = await get<Page<FactItem>>(address(`/facts?limit=50&kind=${kinds.join(",")}`, null), signal);
      store.history(page.items);
      return page.asOfSeq;
    },
    enabled: from !== null && kinds.length > 0,
  });
}

/** The gateway streams minutes only, and at speed a minute may close between two messages: both are put right here. */
const CANDLES_EVERY_MS = 3000;

export function useCandleHistory(symbol: string | undefined, interval: Interval): Read<CandlesRead> {
  const { store, address, from, generation, every } = useAsking();
  return useQuery({
    queryKey: keys.candles(generation, symbol ?? "", interval),
    queryFn: async ({ signal, client, queryKey }) => {
      const known = client.getQueryData<CandlesRead>(queryKey);
      const since = known?.newestUs === undefined ? "" : `&from=${known.newestUs}`;
      const path = `/market/${symbol}/candles?interval=${interval}&limit=1000${since}`;
      const { items } = await get<Candles>(address(path, known === undefined ? from : null), signal);
      store.candles(items);
      return { newestUs: items.at(-1)?.startUs ?? known?.newestUs };
    },
    enabled: from !== null && symbol !== undefined,
    refetchInterval: every(CANDLES_EVERY_MS),
  });
}

interface CandlesRead {
  /** Start of the last candle read: it may not have been closed yet. */
  readonly newestUs: number | undefined;
}

export function useMarks(symbol: string | undefined): Read<Marks> {
  const { address, from, generation } = useAsking();
  return useQuery({
    queryKey: keys.marks(generation, symbol ?? ""),
    queryFn: ({ signal }) => get<Marks>(address(`/market/${symbol}/marks`, from), signal),
    enabled: from !== null && symbol !== undefined,
  });
}

export function useEquityHistory(): Read<Equity> {
  const { address, from, generation } = useAsking();
  return useQuery({
    queryKey: keys.equity(generation),
    queryFn: ({ signal }) => get<Equity>(address("/portfolio/equity?points=600", from), signal),
    enabled: from !== null,
  });
}

/** @param seq of the row that changed last: the details must not be older */
export function useDecision(id: string | null, seq: number): Read<Decision> {
  const { address, generation } = useAsking();
  return useQuery({
    queryKey: [...keys.decision(generation, id ?? ""), seq],
    queryFn: ({ signal }) => get<Decision>(address(`/decisions/${encodeURIComponent(id ?? "")}`, seq), signal),
    enabled: id !== null,
    // The row changed: what was known stays on the screen until the new answer is here.
    placeholderData: (previous) => (previous?.decision.id === id ? previous : undefined),
  });
}

/** Steps go on being added while orders live: asked anew whenever the decision changes. */
export function useTrace(traceId: string, seq: number): Read<Trace> {
  const { address, generation } = useAsking();
  return useQuery({
    queryKey: ["trace", generation, traceId, seq],
    queryFn: ({ signal }) => get<Trace>(address(`/traces/${encodeURIComponent(traceId)}`, seq), signal),
    retry: (_failures, failure) => isNotYet(failure),
    placeholderData: (previous) => (previous?.traceId === traceId ? previous : undefined),
  });
}

/** The newest executions; later ones come by the stream. */
export function useFills(): Read<number> {
  const { store } = useAsking();
  return useList<Fill>("fills", "/fills?limit=200", (rows) => store.rows("fill", rows));
}

export function useDenials(): Read<number> {
  const { store, address, from, generation } = useAsking();
  return useQuery({
    queryKey: keys.list(generation, "denials"),
    queryFn: async ({ signal }) => {
      const risk = await get<RiskAnswer>(address("/risk", from), signal);
      store.rows("denial", risk.denials);
      return risk.asOfSeq;
    },
    enabled: from !== null,
  });
}

interface Older {
  readonly more: boolean;
  readonly reading: boolean;
  readonly readMore: () => void;
}

/** Decisions page by page, as far back as somebody asks. */
export function useOlderDecisions(symbol: string | null): Older {
  const { store, address, from, generation } = useAsking();
  const query = useInfiniteQuery({
    queryKey: [...keys.list(generation, "older-decisions"), symbol ?? ""],
    initialPageParam: "",
    queryFn: async ({ signal, pageParam }) => {
      const only = symbol === null ? "" : `&symbol=${symbol}`;
      const after = pageParam === "" ? "" : `&cursor=${encodeURIComponent(pageParam)}`;
      const page = await get<Page<DecisionRow>>(address(`/decisions?limit=200${only}${after}`, null), signal);
      store.rows("decision", page.items);
      return page.nextCursor;
    },
    getNextPageParam: (cursor) => cursor,
    enabled: from !== null,
  });
  return { more: query.hasNextPage, reading: query.isFetching, readMore: () => void query.fetchNextPage() };
}

/** Scores move slowly: once for every outcome, and those are minutes of the venue's time apart. */
const SCORES_EVERY_MS = 5000;

/** By agent; those not answered yet are absent. */
export function useScorecards(agents: readonly string[]): ReadonlyMap<string, Scorecard> {
  const { address, generation, every } = useAsking();
  return useQueries({
    queries: agents.map((id) => ({
      queryKey: [generation, "scorecard", id],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
        get<Scorecard>(address(`/agents/${encodeURIComponent(id)}/scorecard`, null), signal),
      refetchInterval: every(SCORES_EVERY_MS),
    })),
    combine: byAgent,
  });
}

function byAgent(results: readonly UseQueryResult<Scorecard>[]): ReadonlyMap<string, Scorecard> {
  return new Map(results.flatMap(({ data }) => (data === undefined ? [] : [[data.id, data] as const])));
}

const CHANGES_EVERY_MS = 5000;

export function useSystem(): Read<SystemAnswer> {
  const { address, from, generation, every } = useAsking();
  return useQuery({
    queryKey: keys.list(generation, "system"),
    queryFn: ({ signal }) => get<SystemAnswer>(address("/system", from), signal),
    enabled: from !== null,
    refetchInterval: every(CHANGES_EVERY_MS),
  });
}

/** One answer about the run as it goes on, read again every few seconds. */
function useAnswer<Answer>(name: string, path: string, wanted = true): Read<Answer> {
  const { address, from, generation, every } = useAsking();
  return useQuery({
    queryKey: [...keys.list(generation, name), path],
    queryFn: ({ signal }) => get<Answer>(address(path, null), signal),
    enabled: from !== null && wanted,
    refetchInterval: every(CHANGES_EVERY_MS),
  });
}

const known = (symbol: string | undefined): boolean => symbol !== undefined;

/** As many intervals as a chart shows at first, twice. */
const FLOWS = 300;

export const useFlow = (symbol: string | undefined, interval: Interval): Read<Flow> =>
  useAnswer("flow", `/market/${symbol}/flow?interval=${interval}&limit=${FLOWS}`, known(symbol));

export const useMicro = (symbol: string | undefined): Read<Micro> =>
  useAnswer("micro", `/market/${symbol}/micro?limit=1000`, known(symbol));

export const useFunding = (symbol: string | undefined): Read<Funding> =>
  useAnswer("funding", `/market/${symbol}/funding?limit=20`, known(symbol));

export const useAttribution = (): Read<Attribution> => useAnswer("attribution", "/attribution");

export const useRealityGap = (): Read<RealityGap> => useAnswer("reality-gap", "/reality-gap");

export const useSpend = (): Read<Spend> => useAnswer("spend", "/llm/spend");

export const useAudit = (): Read<Page<AuditRow>> => useAnswer("audit", "/audit?limit=200");
