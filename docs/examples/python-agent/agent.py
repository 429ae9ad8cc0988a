"""A trading agent in Python: a price that has left its slow average is expected to come back a little.

Not a method that earns; it shows all that the contract asks of an agent in another language. Start it with

    python3 agent.py --listen 127.0.0.1:9100

and seat it with `./sapphire up --agents trend-momentum,python-reversion=127.0.0.1:9100`.
"""

import argparse
import math
import queue
import signal as signals
import sys
import tempfile
import threading
from concurrent import futures
from pathlib import Path

import grpc
import grpc_tools.protoc

PROTO = Path(__file__).resolve().parents[3] / "proto/src/main/proto"
GENERATED = tempfile.TemporaryDirectory(prefix="sapphire-proto-")


def generate():
    """Makes Python of the contract, next to nothing that is kept."""
    wanted = ["sapphire/agent/v1/agent.proto", "sapphire/market/v1/market.proto"]
    well_known = Path(grpc_tools.protoc.__file__).parent / "_proto"
    arguments = ["protoc", f"-I{PROTO}", f"-I{well_known}", f"--python_out={GENERATED.name}",
                 f"--grpc_python_out={GENERATED.name}", *wanted]
    if grpc_tools.protoc.main(arguments) != 0:
        sys.exit("the contract in " + str(PROTO) + " cannot be read")
    sys.path.insert(0, GENERATED.name)


generate()
from sapphire.agent.v1 import agent_pb2, agent_pb2_grpc  # noqa: E402

ID = "python-reversion"
E8 = 100_000_000
HEARTBEAT_SECONDS = 2
HORIZON_SECONDS = 15 * 60
LIFE_SECONDS = 3 * 60
HALF_LIFE_SECONDS = 10 * 60
WARM_SECONDS = 10 * 60
# Log-odds of one standard deviation from the average: believed, not measured.
SLOPE = 0.02
MOST_LOG_ODDS = 0.1


class Market:
    """What is known of one market. It knows event time only, so the same frames always give the same answers."""

    def __init__(self):
        self.first = None
        self.last = None
        self.mean = 0.0
        self.variance_per_second = 0.0

    def observe(self, seconds, price):
        """Takes a price of a moment of event time; returns the distance from the average in sigmas, or None."""
        log = math.log(price)
        if self.first is None:
            self.first, self.last, self.mean = seconds, (seconds, log), log
            return None
        passed, change = seconds - self.last[0], log - self.last[1]
        if passed <= 0:
            return None
        kept = 2 ** (-passed / HALF_LIFE_SECONDS)
        self.variance_per_second = kept * self.variance_per_second + (1 - kept) * change * change / passed
        distance = log - self.mean
        self.mean = kept * self.mean + (1 - kept) * log
        self.last = seconds, log
        sigma = self.sigma(HALF_LIFE_SECONDS)
        warm = seconds - self.first >= WARM_SECONDS
        return distance / sigma if warm and sigma > 0 else None

    def sigma(self, seconds):
        return math.sqrt(self.variance_per_second * seconds)


def middle(frame):
    """Of the best prices, in quote-asset units; None without both sides."""
    if not frame.bids or not frame.asks:
        return None
    return (frame.bids[0].price_e8 + frame.asks[0].price_e8) / 2 / E8


def rise(distance):
    """Probability of a rise, of a price so many sigmas above its average."""
    log_odds = max(-MOST_LOG_ODDS, min(MOST_LOG_ODDS, -SLOPE * distance))
    return 1 / (1 + math.exp(-log_odds))


class Session:
    """One conversation: exactly one reply to every observation, to proposals and to a question, none to the rest."""

    def __init__(self):
        self.markets = {}
        self.said = {}

    def hear(self, request):
        kind = request.WhichOneof("message")
        if kind == "open":
            self.markets = {listing.instrument.symbol: Market() for listing in request.open.listings}
        elif kind == "history":
            for frame in request.history.frames:
                self.look(frame)
        elif kind == "observation":
            return self.reply(request.observation.frame)
        elif kind == "proposals":
            proposals = request.proposals
            return agent_pb2.ConverseResponse(
                review=agent_pb2.Review(symbol=proposals.symbol, frame=proposals.frame))
        elif kind == "question":
            text = " ".join(self.said.values()) or "I have no view yet."
            return agent_pb2.ConverseResponse(
                answer=agent_pb2.Answer(question_id=request.question.question_id, text=text))
        return None

    def look(self, frame):
        price = middle(frame) if frame.book_valid else None
        end = frame.end.seconds + frame.end.nanos / 1e9
        return None if price is None else self.markets[frame.symbol].observe(end, price)

    def reply(self, frame):
        distance = self.look(frame)
        if distance is None:
            return agent_pb2.ConverseResponse(no_view=agent_pb2.NoView(
                agent_id=ID, symbol=frame.symbol, frame=frame.number, reason="warming up, or no book"))
        return agent_pb2.ConverseResponse(signal=self.signal(frame, distance))

    def signal(self, frame, distance):
        up = rise(distance)
        ppm = round(max(up, 1 - up) * 1_000_000)
        sides = agent_pb2.DIRECTION_LONG, agent_pb2.DIRECTION_SHORT
        direction = agent_pb2.DIRECTION_FLAT if ppm == 500_000 else sides[0 if up > 0.5 else 1]
        sigma = self.markets[frame.symbol].sigma(HORIZON_SECONDS)
        words = f"The price stands {distance:+.2f} sigmas from its slow average."
        self.said[frame.symbol] = words
        signal = agent_pb2.Signal(
            agent_id=ID, symbol=frame.symbol, frame=frame.number, direction=direction, confidence_ppm=ppm,
            expected_return_e8=round((2 * up - 1) * math.sqrt(2 / math.pi) * sigma * E8), risk_e8=round(sigma * E8),
            evidence=[agent_pb2.Evidence(name="distance", value_e8=round(distance * E8), unit="sigma")],
            rationale=words)
        signal.horizon.seconds = HORIZON_SECONDS
        signal.event_time.CopyFrom(frame.end)
        signal.expiry.CopyFrom(frame.end)
        signal.expiry.seconds += LIFE_SECONDS
        return signal


class AgentService(agent_pb2_grpc.AgentServiceServicer):

    def Describe(self, request, context):
        if request.agent_id not in ("", ID):
            context.abort(grpc.StatusCode.NOT_FOUND, f"no agent {request.agent_id} here, only {ID}")
        agent = agent_pb2.AgentDescriptor(
            agent_id=ID, version="1", method="A price that has left its slow average comes back a little.",
            inputs=["book"], tier=agent_pb2.RESOURCE_TIER_LIGHT,
            parameters=[agent_pb2.Parameter(
                name="slope", value_e8=round(SLOPE * E8), min_e8=0, max_e8=E8, unit="log-odds")])
        agent.horizon.seconds = HORIZON_SECONDS
        agent.history.seconds = 2 * WARM_SECONDS
        return agent_pb2.DescribeResponse(agent=agent)

    def Converse(self, requests, context):
        """Replies in the order of what was said; a heartbeat whenever there was nothing to say for a while."""
        replies = queue.Queue(maxsize=64)
        threading.Thread(target=converse, args=(requests, replies), daemon=True).start()
        while True:
            try:
                reply = replies.get(timeout=HEARTBEAT_SECONDS)
            except queue.Empty:
                reply = agent_pb2.ConverseResponse(heartbeat=agent_pb2.Heartbeat())
            if reply is None:
                return
            if isinstance(reply, Exception):
                context.abort(grpc.StatusCode.INVALID_ARGUMENT, str(reply))
            yield reply


def converse(requests, replies):
    session = Session()
    try:
        for request in requests:
            reply = session.hear(request)
            if reply is not None:
                replies.put(reply)
        replies.put(None)
    except grpc.RpcError:
        replies.put(None)
    except (KeyError, ValueError, OverflowError) as wrong:
        replies.put(ValueError(f"not a message of this session: {wrong!r}"))


def main():
    arguments = argparse.ArgumentParser(description="Serves the agent " + ID + ".")
    arguments.add_argument("--listen", default="127.0.0.1:9100", help="HOST:PORT; port 0 lets the machine choose")
    listen = arguments.parse_args().listen
    server = grpc.server(futures.ThreadPoolExecutor(max_workers=8), options=[
        ("grpc.max_receive_message_length", 8 * 1024 * 1024),
        # The mesh asks every 10 s whether the agent is still there, also while nothing is said.
        ("grpc.http2.min_ping_interval_without_data_ms", 5_000),
        ("grpc.keepalive_permit_without_calls", 1)])
    agent_pb2_grpc.add_AgentServiceServicer_to_server(AgentService(), server)
    port = server.add_insecure_port(listen)
    if port == 0:
        sys.exit("cannot listen on " + listen)
    server.start()
    print(f"{ID} listens on port {port}", flush=True)
    signals.signal(signals.SIGTERM, lambda *_: server.stop(grace=1))
    server.wait_for_termination()


if __name__ == "__main__":
    main()
